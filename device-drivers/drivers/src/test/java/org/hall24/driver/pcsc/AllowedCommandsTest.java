package org.hall24.driver.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedCommandsTest {
    private static String objection(String hex) {
        return AllowedCommands.objection(HexFormat.of().parseHex(hex)).orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00A404000F7378312E73682EC9E7BBE1B1A3D5CF",
                "00A4040007D156000005 0001",
                "00A4020002EF05",
                "00A4000002EF06",
                "00B2010000",
                "00B24E0416",
                "00B2012C12",
                "00B2083414",
                "00C0000008",
                "0084000008",
                "008800001011111111111111112222222222222222",
                "0082000A1011111111111111112222222222222222",
                "FFB0000000",
                "FFB0050000"
            })
    void whatReadsIsAllowed(String command) {
        assertThat(objection(command.replace(" ", ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00A4",
                "0020000003123456", // a PIN
                "00200081021234",
                "0024000006123456654321",
                "002C000003123456",
                "00DC0804020000", // writes
                "00D6000002AABB",
                "00E2000002AABB",
                "84DC080406000000000000",
                "04B2010000",
                "80500000081122334455667788", // money
                "0082000410111111111111111122222222222222220", // another key
                "00820004101111111111111111 2222222222222222",
                "0082000A081111111111111111",
                "00A4040008A000000333010101", // the bank's side
                "00A4020002EF07", // a fingerprint
                "00A4020002EF08",
                "00A40200023F00",
                "00A4020002EF0500", // more than the command
                "00B2010000AA",
                "00B2000000",
                "00B2013C00",
                "00C0010008",
                "0084000010",
                "FFB0060000",
                "FFB0000010",
                "FFCA000000",
                "FF00000000"
            })
    void everythingElseIsRefused(String command) {
        String hex = command.replace(" ", "");
        assertThat(objection(hex.length() % 2 == 0 ? hex : hex.substring(0, hex.length() - 1)))
                .contains("not on the list");
    }

    @Test
    void theObjectionTellsTheHeaderAndNeverWhatFollows() {
        assertThat(objection("0020000003123456")).contains("00200000").doesNotContain("123456");
    }
}
