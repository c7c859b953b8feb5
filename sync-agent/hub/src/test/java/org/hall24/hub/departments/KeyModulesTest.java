package org.hall24.hub.departments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.hall24.catalogue.Catalogue;
import org.hall24.catalogue.CatalogueFiles;
import org.hall24.catalogue.Matter;
import org.hall24.wire.query.Operation;
import org.junit.jupiter.api.Test;

/** A matter that takes social-security cards belongs to a department that can ask their issuer's key module. */
class KeyModulesTest {
    @Test
    void whereSocialCardsAreTakenTheirIssuerCanBeAsked() throws Exception {
        var takers = Catalogue.of(CatalogueFiles.shipped(), "990000").matters().stream()
                .filter(matter -> matter.devices().contains("smartcard"))
                .toList();
        var asking = Connector.shipped().stream()
                .filter(connector -> connector.queries().containsKey(Operation.CARD_KEYS))
                .map(Connector::id)
                .collect(Collectors.toSet());

        assertThat(takers).extracting(Matter::id).contains("social.insured-cert-person");
        assertThat(takers).extracting(matter -> matter.department().id()).isSubsetOf(asking);
    }
}
