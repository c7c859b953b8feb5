package org.hall24.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void aValueHasOneTextOnly() {
        assertThat(Bytes.fromBase64("AA==")).isEqualTo(Bytes.of(new byte[1]));
        for (var text : List.of("AB==", "AA", "AA=", "A", "AA==\n", "AA-_", " AA==")) {
            assertThatThrownBy(() -> Bytes.fromBase64(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nobodyChangesAValueFromOutside() {
        var array = new byte[] {1};
        var bytes = Bytes.of(array);
        array[0] = 2;
        bytes.toArray()[0] = 3;

        assertThat(bytes).isEqualTo(Bytes.of(new byte[] {1}));
    }

    @Test
    void movingACharacterToTheNextFieldChangesTheBoundBytes() {
        assertThat(new BoundFields("x").and("ab").and("c").toArray())
                .isNotEqualTo(new BoundFields("x").and("a").and("bc").toArray());
        assertThat(new BoundFields("x").and("").toArray()).isNotEqualTo(new BoundFields("x").toArray());
        assertThat(new BoundFields("x").and("é").toArray())
                .isEqualTo(new byte[] {0, 0, 0, 1, 'x', 0, 0, 0, 2, (byte) 0xC3, (byte) 0xA9});
    }
}
