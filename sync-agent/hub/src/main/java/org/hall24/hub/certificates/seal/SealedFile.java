package org.hall24.hub.certificates.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;
import org.hall24.wire.Bytes;

/** Puts a seal's signature into a file: over every byte but its own. */
public final class SealedFile {
    /** A signature with the certificates of a whole chain. */
    private static final int SIGNATURE_BYTES_MAX = 8 << 10;

    private SealedFile() {}

    /**
     * The same file with a signature in it; empty when the seals are out of reach.
     *
     * @param issuer the department's name
     * @param when the time of signing that stands in the file
     * @param unit whose seal
     */
    public static Optional<Bytes> of(
            Bytes pdf, String number, String issuer, Instant when, String unit, SealService seals)
            throws InterruptedException {
        try (var document = Loader.loadPDF(pdf.toArray());
                var options = new SignatureOptions()) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            signature.setName(issuer);
            signature.setReason(number);
            signature.setSignDate(GregorianCalendar.from(ZonedDateTime.ofInstant(when, ZoneId.of("Asia/Shanghai"))));
            options.setPreferredSignatureSize(SIGNATURE_BYTES_MAX);
            document.setDocumentId((long) number.hashCode());
            document.addSignature(signature, options);
            var out = new ByteArrayOutputStream();
            var signing = document.saveIncrementalForExternalSigning(out);
            var digest = Bytes.sha256(signing.getContent().readAllBytes());
            var made = seals.signature(unit, digest).filter(cms -> isGood(cms, digest));
            if (made.isEmpty()) {
                return Optional.empty();
            }
            signing.setSignature(made.get().toArray());
            return Optional.of(Bytes.of(out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("a signature could not be put into a certificate", e);
        }
    }

    /** Whether it is a signature of that digest by the certificate inside it. */
    private static boolean isGood(Bytes cms, Bytes digest) {
        if (cms.size() > SIGNATURE_BYTES_MAX / 2) {
            return false;
        }
        try {
            var signed =
                    new CMSSignedData(Map.of(NISTObjectIdentifiers.id_sha256.getId(), digest.toArray()), cms.toArray());
            for (var signer : signed.getSignerInfos().getSigners()) {
                @SuppressWarnings("unchecked") // the library's selector has no type of its own
                var certificates =
                        signed.getCertificates().getMatches((Selector<X509CertificateHolder>) signer.getSID());
                if (certificates.isEmpty()
                        || !signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                                .build(certificates.iterator().next()))) {
                    return false;
                }
            }
            return signed.getSignerInfos().size() > 0;
        } catch (CMSException | OperatorCreationException | java.security.cert.CertificateException e) {
            return false;
        }
    }
}
