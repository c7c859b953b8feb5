package org.hall24.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The key behind the demonstration's seals, made at first use; its certificate names itself worthless and is signed by itself. */
final class SealKey {
    private static final Duration VALID = Duration.ofDays(3650);
    private static final int KEY_BITS = 2048;
    private static final String ALIAS = "seal";

    /** The file's protection is its mode; a key store wants a word nevertheless. */
    private static final char[] WORD = "demonstration".toCharArray();

    private final PrivateKey key;
    private final X509Certificate certificate;

    private SealKey(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** The key in this file, or a new one. */
    static SealKey in(Path file, Instant now) throws IOException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            if (Files.exists(file)) {
                try (var in = Files.newInputStream(file)) {
                    store.load(in, WORD);
                }
            } else {
                make(store, now);
                keep(store, file);
            }
            return new SealKey((PrivateKey) store.getKey(ALIAS, WORD), (X509Certificate) store.getCertificate(ALIAS));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the seal's key cannot be used", e);
        }
    }

    private static void make(KeyStore store, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        store.load(null, WORD);
        // RSA: every reader of PDF files knows it, and the same digest gives the same signature.
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        var pair = generator.generateKeyPair();
        var name = new X500Name("CN=Hall24 demonstration seal (演示 无效), O=演示市, C=CN");
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        var certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(now.toEpochMilli()),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(VALID)),
                        name,
                        pair.getPublic())
                .build(signer);
        store.setKeyEntry(ALIAS, pair.getPrivate(), WORD, new Certificate[] {
            new JcaX509CertificateConverter().getCertificate(certificate)
        });
    }

    private static void keep(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(fresh)) {
            store.store(out, WORD);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * A detached CMS signature for a file of this digest.
     *
     * @param digest SHA-256
     */
    byte[] sign(byte[] digest) throws IOException {
        try {
            var generator = new CMSSignedDataGenerator();
            var signer = new JcaSignerInfoGeneratorBuilder(algorithm -> new GivenDigest(algorithm, digest))
                    .setSignedAttributeGenerator(withoutTime())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(key), certificate);
            generator.addSignerInfoGenerator(signer);
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            return generator.generate(new CMSAbsentContent(), false).getEncoded("DER");
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new IOException("the seal could not sign", e);
        }
    }

    /** The time of signing stands in the file that is signed; a second one here would only make each signature differ. */
    private static CMSAttributeTableGenerator withoutTime() {
        var usual = new DefaultSignedAttributeTableGenerator();
        return parameters -> usual.getAttributes(parameters).remove(CMSAttributes.signingTime);
    }

    /** Somebody else computed the digest: the desk never sees what it seals. */
    private static final class GivenDigest implements DigestCalculator {
        private final AlgorithmIdentifier algorithm;
        private final byte[] digest;

        private GivenDigest(AlgorithmIdentifier algorithm, byte[] digest) {
            this.algorithm = algorithm;
            this.digest = digest.clone();
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public byte[] getDigest() {
            return digest.clone();
        }
    }
}
