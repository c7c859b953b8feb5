package org.hall24.fleet.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.Test;

class MemoryBacklogTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SigningKey hub = SigningKey.generate("sign-1", RANDOM);
    private final Filings filings = new Filings(UnsealingKey.generate("seal-1").closing(), CLOCK, RANDOM);
    private final AtomicInteger delivered = new AtomicInteger();
    private final MemoryBacklog backlog = new MemoryBacklog(delivered::incrementAndGet);

    @Test
    void whatTheHubAsksForAgainWaitsAgainAndIsCounted() {
        var matter = filings.next("NET-0001", 1);
        var parcel = backlog.accept(matter, NOW);
        var digest = Bytes.sha256(matter.toJson());
        var receipt = HubReceipt.sign(hub, matter.matterId(), matter.caseNumber(), digest, NOW);

        backlog.delivered(List.of(receipt));
        backlog.delivered(List.of(receipt)); // a repeat is no second delivery

        assertThat(delivered).hasValue(1);
        assertThat(backlog.unsigned()).isZero();
        assertThat(backlog.held(0).matters()).hasSize(1);
        assertThat(backlog.again(List.of(matter.matterId()))).containsExactly(parcel);
        assertThat(backlog.unsigned()).isEqualTo(1);
        assertThat(backlog.askedAgain()).isEqualTo(1);
        assertThat(backlog.accepted()).containsEntry(matter.matterId(), digest);
    }

    @Test
    void aFilingHasTwoKibibytesUnderItsSeal() {
        var sealed = filings.next("NET-0001", 1).envelope().ciphertext();

        assertThat(sealed.size()).isBetween(2 << 10, (2 << 10) + 64); // the tag beside the padded content
    }
}
