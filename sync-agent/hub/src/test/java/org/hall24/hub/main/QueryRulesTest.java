package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import org.hall24.catalogue.Catalogue;
import org.hall24.catalogue.CatalogueFiles;
import org.hall24.catalogue.Matter;
import org.hall24.hub.queries.Level;
import org.hall24.hub.queries.QueryRules;
import org.hall24.wire.query.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the screen asks a person for and what the hub asks them for is the same, with and without the overlay. */
class QueryRulesTest {
    @ParameterizedTest(name = "overlay {0}")
    @ValueSource(strings = {"", "990000"})
    void theHubAsksForWhatTheCataloguePromises(String overlay) throws Exception {
        var rules = QueryRules.shipped(overlay);
        var catalogue = Catalogue.of(CatalogueFiles.shipped(), overlay);

        assertThat(rules.matters())
                .containsExactlyInAnyOrderElementsOf(catalogue.matters().stream()
                        .filter(Matter::open)
                        .filter(matter -> matter.kind() == Matter.Kind.QUERY || matter.kind() == Matter.Kind.PRINT)
                        .map(Matter::id)
                        .toList());
        for (var matter : rules.matters()) {
            for (var operation : Operation.values()) {
                switch (operation) {
                    case IDENTIFY, CARD_KEYS ->
                        assertThat(rules.level(matter, operation)).contains(Level.L0);
                    case SEND_CODE, CHECK_CODE ->
                        assertThat(rules.level(matter, operation)).contains(Level.L1);
                    case FUND_ACCOUNTS, FUND_DETAIL, INSURED, TITLES, DRAFT, ISSUE, PRINTED, UNFINISHED, RESUME ->
                        rules.level(matter, operation)
                                .ifPresent(level -> assertThat(level.name())
                                        .isEqualTo(catalogue
                                                .open(matter)
                                                .orElseThrow()
                                                .level()
                                                .id()));
                }
            }
        }
    }
}
