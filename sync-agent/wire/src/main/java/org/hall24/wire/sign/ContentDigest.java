package org.hall24.wire.sign;

import java.nio.ByteBuffer;
import java.util.Map;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.hall24.wire.Bytes;

/** The header {@code Content-Digest} of RFC 9530, with SHA-256 or SM3. */
public final class ContentDigest {
    /** The header's name. */
    public static final String HEADER = "Content-Digest";

    private ContentDigest() {}

    /** The header's value for a body, with SHA-256. */
    public static String of(byte[] body) {
        return of(DigestAlgorithm.SHA256, body);
    }

    /** The header's value for a body. */
    public static String of(DigestAlgorithm algorithm, byte[] body) {
        return Dictionary.valueOf(Map.of(
                        algorithm.word(),
                        ByteSequenceItem.valueOf(algorithm.of(body).toArray())))
                .serialize();
    }

    /**
     * Whether this is the body the header speaks of: it holds a digest we know, and each one we know is this body's. Whoever signed
     * chose the digest, and the signature covers the header; one that does not fit is never made good by another that does.
     */
    public static boolean matches(String header, byte[] body) {
        try {
            boolean known = false;
            for (var member : Parser.parseDictionary(header).get().entrySet()) {
                var algorithm = DigestAlgorithm.named(member.getKey());
                if (algorithm.isPresent()) {
                    if (!(member.getValue() instanceof ByteSequenceItem given)
                            || !bytes(given).equals(algorithm.get().of(body))) {
                        return false;
                    }
                    known = true;
                }
            }
            return known;
        } catch (ParseException e) {
            return false;
        }
    }

    private static Bytes bytes(ByteSequenceItem item) {
        ByteBuffer content = item.get().duplicate();
        var bytes = new byte[content.remaining()];
        content.get(bytes);
        return Bytes.of(bytes);
    }
}
