package org.hall24.hub.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;

/**
 * The certificates of one demonstration, made at first run: {@code STATE/ca.pem} for whoever wants to trust it, and a server
 * certificate for this machine. A real hub gets its certificate from elsewhere.
 *
 * @param certificate the server's certificate, PEM
 * @param key its key, PKCS#8 PEM, 0600
 */
public record DemoCertificates(Path certificate, Path key) {
    private static final Duration CA_LIFE = Duration.ofDays(3_650);

    /** Browsers refuse more than 398 days. */
    private static final Duration SERVER_LIFE = Duration.ofDays(397);

    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    /** A machine whose clock is a little behind shall trust us too. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    /** Good until 2049, as RFC 5280 wants it. */
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final int SERIAL_BITS = 120;
    private static final int FILE_BYTES_MAX = 16 << 10;
    private static final X500Name AUTHORITY = new X500Name("CN=Hall24 Demonstration CA,O=Hall24 Demonstration");
    private static final X500Name SERVER = new X500Name("CN=localhost,O=Hall24 Demonstration");

    /** A certificate and its key as one file, so that a kill never leaves one without the other. */
    private record Kept(Bytes certificate, Bytes key) {
        X509Certificate x509() throws GeneralSecurityException {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.toArray()));
        }

        PrivateKey secret() throws GeneralSecurityException {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key.toArray()));
        }

        boolean lastsUntil(Instant time) throws GeneralSecurityException {
            return x509().getNotAfter().toInstant().isAfter(time);
        }
    }

    /** Makes what is missing or about to run out. */
    public static DemoCertificates under(Path state, InstantSource clock, SecureRandom random) throws IOException {
        try {
            var files = PrivateFiles.in(state.resolve("keys"));
            var soon = clock.instant().plus(RENEW_BEFORE);
            var authority = kept(files, "ca.json", () -> authority(clock, random));
            var server = kept(files, "server.json", () -> server(authority, clock, random));
            if (!server.lastsUntil(soon)) {
                files.write("server.json", server(authority, clock, random));
                server = kept(files, "server.json", () -> server(authority, clock, random));
            }
            Files.writeString(state.resolve("ca.pem"), pem("CERTIFICATE", authority.certificate()));
            files.write("server.pem", ascii(pem("CERTIFICATE", server.certificate())));
            files.write("server.key", ascii(pem("PRIVATE KEY", server.key())));
            return new DemoCertificates(files.path("server.pem"), files.path("server.key"));
        } catch (GeneralSecurityException e) {
            throw new IOException("the demonstration's certificates cannot be read", e);
        }
    }

    private static Kept kept(PrivateFiles files, String name, PrivateFiles.Maker maker) throws IOException {
        return Json.PLAIN.read(files.readOrMake(name, maker), Kept.class, FILE_BYTES_MAX);
    }

    private static byte[] authority(InstantSource clock, SecureRandom random) throws IOException {
        try {
            var pair = pair(random);
            var draft = draft(AUTHORITY, AUTHORITY, pair, CA_LIFE, clock, random)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return signed(draft, pair.getPrivate(), pair);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the demonstration's authority cannot be made", e);
        }
    }

    private static byte[] server(Kept authority, InstantSource clock, SecureRandom random) throws IOException {
        try {
            var pair = pair(random);
            var names = new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            };
            var draft = draft(AUTHORITY, SERVER, pair, SERVER_LIFE, clock, random)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            return signed(draft, authority.secret(), pair);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the server's certificate cannot be made", e);
        }
    }

    private static KeyPair pair(SecureRandom random) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder draft(
            X500Name issuer, X500Name subject, KeyPair pair, Duration life, InstantSource clock, SecureRandom random) {
        var now = clock.instant();
        return new X509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                new Time(new DERUTCTime(UTC_TIME.format(now.minus(BACKDATED)))),
                new Time(new DERUTCTime(UTC_TIME.format(now.plus(life)))),
                subject,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    }

    private static byte[] signed(X509v3CertificateBuilder draft, PrivateKey issuer, KeyPair pair)
            throws OperatorCreationException, GeneralSecurityException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer);
        var certificate = new JcaX509CertificateConverter().getCertificate(draft.build(signer));
        return Json.PLAIN.write(new Kept(
                Bytes.of(certificate.getEncoded()), Bytes.of(pair.getPrivate().getEncoded())));
    }

    private static String pem(String label, Bytes der) {
        var body = Base64.getMimeEncoder(64, ascii("\n")).encodeToString(der.toArray());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
