package org.hall24.hub.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.wire.Bytes;

/** Keys for HMAC-SHA256 in {@code STATE/keys}, each made at first use. */
public final class HashKeys {
    private static final int KEY_BYTES = 32;

    private HashKeys() {}

    /** The key in the file {@code NAME.key}. */
    public static SecretKeySpec under(Path state, String name, SecureRandom random) throws IOException {
        var file = PrivateFiles.in(state.resolve("keys")).readOrMake(name + ".key", () -> {
            var bytes = new byte[KEY_BYTES];
            random.nextBytes(bytes);
            return Bytes.of(bytes).base64().getBytes(StandardCharsets.US_ASCII);
        });
        var text = new String(file, StandardCharsets.US_ASCII).strip();
        return new SecretKeySpec(Bytes.fromBase64(text).toArray(), "HmacSHA256");
    }
}
