package org.hall24.hub.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedArchiveTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path box = Path.of("");

    private SealedArchive archive(String text) throws IOException {
        return new SealedArchive(Passphrase.from(Files.writeString(box.resolve("p"), text)), RANDOM);
    }

    private static byte[] sealed(SealedArchive archive, byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        archive.write(new ByteArrayInputStream(plain), out);
        return out.toByteArray();
    }

    private static byte[] opened(SealedArchive archive, byte[] sealed) throws IOException {
        var out = new ByteArrayOutputStream();
        archive.read(new ByteArrayInputStream(sealed), out);
        return out.toByteArray();
    }

    @Test
    void everyLengthComesBack() throws Exception {
        var archive = archive("a long enough word");
        for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 200_000}) {
            var plain = new byte[length];
            RANDOM.nextBytes(plain);
            assertThat(opened(archive, sealed(archive, plain))).isEqualTo(plain);
        }
    }

    @Test
    void whatIsChangedCutOffOrUnderAnotherPassphraseIsNotBelieved() throws Exception {
        var archive = archive("a long enough word");
        var sealed = sealed(archive, new byte[150_000]);
        int piece = 1 + 4 + 12 + 65_536 + 16;
        var without = new ByteArrayOutputStream();
        without.write(sealed, 0, 32 + piece);
        without.write(sealed, 32 + 2 * piece, sealed.length - 32 - 2 * piece);
        var changed = sealed.clone();
        changed[90_000] ^= 1;
        var longer = Arrays.copyOf(sealed, sealed.length + 1);

        for (var bad : new byte[][] {
            changed,
            Arrays.copyOf(sealed, 32 + piece),
            Arrays.copyOf(sealed, sealed.length - 1),
            longer,
            without.toByteArray(),
            new byte[40]
        }) {
            assertThatThrownBy(() -> opened(archive, bad)).isInstanceOf(IOException.class);
        }
        var other = archive("another long word");
        assertThatThrownBy(() -> opened(other, sealed)).isInstanceOf(IOException.class);
    }
}
