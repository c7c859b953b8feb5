package org.hall24.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Receipts signed by whichever of our algorithms the hub's key has. */
@ParameterizedClass
@EnumSource(names = {"ED25519", "SM2"})
class HubReceiptTest {
    private static final UUID CASE = UUID.fromString("01932f6a-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01932f6a-0000-7000-8000-000000000002");
    private static final String NUMBER = "YS-0007-000036-3";
    private static final Instant AT = Instant.parse("2026-11-22T05:00:00.123456Z");

    private final SignatureAlgorithm algorithm;
    private final SigningKey hub;
    private final Bytes digest = Bytes.sha256(new byte[] {1});
    private final HubReceipt receipt;

    HubReceiptTest(SignatureAlgorithm algorithm) {
        this.algorithm = algorithm;
        hub = SigningKey.generate("hub-sign-1", algorithm, new SecureRandom());
        receipt = HubReceipt.sign(hub, CASE, NUMBER, digest, AT);
    }

    @Test
    void aReceiptIsGenuineAfterItsWayThroughJson() throws Exception {
        var read = HubReceipt.fromJson(receipt.toJson());

        assertThat(read).isEqualTo(receipt);
        assertThat(read.worth(List.of(hub.verifying()))).isEqualTo(Worth.GENUINE);
        assertThat(read.isFor(CASE, NUMBER, digest)).isTrue();
        assertThat(read.receivedAt()).isEqualTo("2026-11-22T05:00:00.123Z");
    }

    @Test
    void everyChangedFieldMakesItForged() {
        var other = Bytes.sha256(new byte[] {2});
        var keys = List.of(hub.verifying());

        assertThat(List.of(
                        with(OTHER, NUMBER, digest, receipt.receivedAt(), receipt.signature()),
                        with(CASE, "YS-0007-000037-1", digest, receipt.receivedAt(), receipt.signature()),
                        with(CASE, NUMBER, other, receipt.receivedAt(), receipt.signature()),
                        with(CASE, NUMBER, digest, receipt.receivedAt().plusMillis(1), receipt.signature()),
                        with(CASE, NUMBER, digest, receipt.receivedAt(), Bytes.of(new byte[64])),
                        with(CASE, NUMBER, digest, receipt.receivedAt(), Bytes.of(new byte[0]))))
                .allSatisfy(forged -> assertThat(forged.worth(keys)).isEqualTo(Worth.FORGED));
    }

    @Test
    void anotherHubsKeyIsUnknownAndAnImpostorsForged() {
        var stranger = SigningKey.generate("hub-sign-2", algorithm, new SecureRandom());
        var impostor = SigningKey.generate("hub-sign-1", algorithm, new SecureRandom());

        assertThat(receipt.worth(List.of(stranger.verifying()))).isEqualTo(Worth.UNKNOWN_KEY);
        assertThat(receipt.worth(List.of(impostor.verifying()))).isEqualTo(Worth.FORGED);
        assertThat(receipt.worth(List.of())).isEqualTo(Worth.UNKNOWN_KEY);
    }

    @Test
    void aReceiptForAnotherCaseNumberOrBodyIsNotForThisOne() {
        assertThat(receipt.isFor(OTHER, NUMBER, digest)).isFalse();
        assertThat(receipt.isFor(CASE, "YS-0007-000037-1", digest)).isFalse();
        assertThat(receipt.isFor(CASE, NUMBER, Bytes.sha256(new byte[0]))).isFalse();
    }

    @Test
    void nonsenseIsNoReceipt() {
        for (var text : List.of("", "null", "{}", "[]", "\"yes\"", "<html>ok</html>", "{\"matterId\":\"x\"}")) {
            assertThatThrownBy(() -> HubReceipt.fromJson(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(MalformedException.class);
        }
    }

    private HubReceipt with(UUID matter, String number, Bytes body, Instant at, Bytes signature) {
        return new HubReceipt(matter, number, body, at, receipt.keyId(), signature);
    }
}
