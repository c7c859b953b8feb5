package org.hall24.hub.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Marks a person, or a code, so that it can be recognised and not read: HMAC-SHA256 under a key of the hub, never in the database. */
public final class PersonMark {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param master a secret of the hub; a key of our own is derived from it */
    public PersonMark(SecretKeySpec master) {
        this.key = new SecretKeySpec(hmac(master, "hall24 identity 1"), ALGORITHM);
    }

    /** The mark of an identity number, 44 characters; the same for {@code x} and {@code X}. */
    public String of(String number) {
        return marked("person " + number.strip().toUpperCase(Locale.ROOT));
    }

    /** The mark of a one-time code, of use with its pass only. */
    String ofCode(String pass, String code) {
        return marked("code " + pass + " " + code);
    }

    private String marked(String text) {
        return Base64.getEncoder().encodeToString(hmac(key, text));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }
}
