package org.hall24.wire.sign;

import java.nio.ByteBuffer;
import java.util.Map;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.hall24.wire.Bytes;

/** The header {@code Content-Digest} of RFC 9530, with SHA-256. */
public final class ContentDigest {
    /** The header's name. */
    public static final String HEADER = "Content-Digest";

    private static final String ALGORITHM = "sha-256";

    private ContentDigest() {}

    /** The header's value for a body. */
    public static String of(byte[] body) {
        return Dictionary.valueOf(Map.of(
                        ALGORITHM, ByteSequenceItem.valueOf(Bytes.sha256(body).toArray())))
                .serialize();
    }

    /** Whether the header holds a SHA-256 digest and it is this body's. */
    public static boolean matches(String header, byte[] body) {
        try {
            var item = Parser.parseDictionary(header).get().get(ALGORITHM);
            if (!(item instanceof ByteSequenceItem digest)) {
                return false;
            }
            ByteBuffer given = digest.get();
            var bytes = new byte[given.remaining()];
            given.duplicate().get(bytes);
            return Bytes.of(bytes).equals(Bytes.sha256(body));
        } catch (ParseException e) {
            return false;
        }
    }
}
