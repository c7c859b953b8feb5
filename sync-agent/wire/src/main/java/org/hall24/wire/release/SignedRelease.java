package org.hall24.wire.release;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.SigningKey;

/**
 * The file {@code release.json}: the payload as it was signed, and its signatures, in the manner of DSSE. What is signed is
 * {@code DSSEv1}, the length and text of the payload's type, and the length and bytes of the payload; so there is no canonical
 * form of JSON to get wrong.
 *
 * @param payload the JSON of a {@link Release}
 * @param signatures by roots
 */
public record SignedRelease(Bytes payload, List<RootSignature> signatures) {
    /**
     * The file at most, in bytes. As base64 it still fits into one frame of 1 MiB between agent and kiosk.
     */
    public static final int BYTES_MAX = 700 << 10;

    /** More than any set of roots we can imagine. */
    private static final int SIGNATURES_MAX = 16;

    private static final String TYPE = "application/vnd.hall24.release+json";

    /** Checks the number of signatures. */
    public SignedRelease {
        if (signatures.size() > SIGNATURES_MAX) {
            throw new IllegalArgumentException("more than " + SIGNATURES_MAX + " signatures");
        }
        signatures = List.copyOf(signatures);
    }

    /**
     * One root's signature.
     *
     * @param keyId the root's id
     * @param signature by the root's algorithm
     */
    public record RootSignature(String keyId, Bytes signature) {}

    /**
     * Signs a release.
     *
     * @param roots those who sign; their ids differ
     */
    public static SignedRelease sign(Release release, List<SigningKey> roots) {
        Set<String> ids = roots.stream().map(SigningKey::id).collect(Collectors.toSet());
        if (ids.size() != roots.size()) {
            throw new IllegalArgumentException("one root signs once");
        }
        var payload = Json.PLAIN.write(release);
        var signed = signedBytes(payload);
        return new SignedRelease(
                Bytes.of(payload),
                roots.stream()
                        .map(root -> new RootSignature(root.id(), root.sign(signed)))
                        .toList());
    }

    /**
     * The file's bytes.
     *
     * @throws IllegalStateException when they are more than {@link #BYTES_MAX}
     */
    public byte[] toJson() {
        var json = Json.PLAIN.write(this);
        if (json.length > BYTES_MAX) {
            throw new IllegalStateException(
                    "a release of " + json.length + " bytes is more than the " + BYTES_MAX + " a terminal takes");
        }
        return json;
    }

    /**
     * Reads the file. Nothing in it is believed yet: see {@link ReleaseVerifier}.
     *
     * @throws MalformedException when it is not one
     */
    public static SignedRelease fromJson(byte[] file) throws MalformedException {
        return Json.PLAIN.read(file, SignedRelease.class, BYTES_MAX);
    }

    byte[] signedBytes() {
        return signedBytes(payload.toArray());
    }

    private static byte[] signedBytes(byte[] payload) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("DSSEv1 " + TYPE.length() + " " + TYPE + " " + payload.length + " ")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(payload);
        return out.toByteArray();
    }
}
