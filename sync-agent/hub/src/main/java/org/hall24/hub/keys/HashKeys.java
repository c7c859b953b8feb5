package org.hall24.hub.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.wire.Bytes;

/** Keys for HMAC-SHA256 in the hub's key directory, each made at first use. */
public final class HashKeys {
    private static final int KEY_BYTES = 32;

    private HashKeys() {}

    /** The key in the file {@code NAME.key}. */
    public static SecretKeySpec in(PrivateFiles files, String name, SecureRandom random) throws IOException {
        var file = files.readOrMake(name + ".key", () -> {
            var bytes = new byte[KEY_BYTES];
            random.nextBytes(bytes);
            return Bytes.of(bytes).base64().getBytes(StandardCharsets.US_ASCII);
        });
        var text = new String(file, StandardCharsets.US_ASCII).strip();
        return new SecretKeySpec(Bytes.fromBase64(text).toArray(), "HmacSHA256");
    }
}
