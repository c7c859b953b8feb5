package org.hall24.hub.certificates;

import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;

/** Keyed hashes that stand in the record in place of a person and of a code; without the hub's key they say nothing. */
final class Fingerprints {
    private final SecretKeySpec key;

    /** @param key for HMAC-SHA256; never in the database */
    Fingerprints(SecretKeySpec key) {
        this.key = key;
    }

    /** Of a person: finds their unfinished prints. */
    Bytes holder(String number) {
        return of(new BoundFields("hall24 certificate holder 1").and(number.toUpperCase(Locale.ROOT)));
    }

    /** Of a certificate's verification code. */
    Bytes code(String certificate, String code) {
        return of(new BoundFields("hall24 certificate code 1").and(certificate).and(code));
    }

    /** Of what somebody at a counter reads off an identity card: the name and the last four of the number. */
    Bytes check(String certificate, String name, String lastFour) {
        return of(new BoundFields("hall24 certificate check 1")
                .and(certificate)
                .and(name.strip())
                .and(lastFour.strip().toUpperCase(Locale.ROOT)));
    }

    private Bytes of(BoundFields fields) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Bytes.of(mac.doFinal(fields.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }
}
