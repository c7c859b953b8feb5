package org.hall24.hub.certificates;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.hub.cases.QueryCodes;
import org.hall24.hub.certificates.paper.Faces;
import org.hall24.hub.certificates.paper.Press;
import org.hall24.hub.certificates.seal.SealPlatform;
import org.hall24.hub.departments.Departments;
import org.hall24.hub.queries.Answering;
import org.hall24.time.Pause;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The room where certificates are made and verified, with everything in it. Safe for several threads. */
public final class Certificates implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

    private final CertificateFiles files;
    private final Faces faces;
    private final Press press;
    private final CertificateDesk desk;
    private final VerificationPage page;
    private final Sweeping sweeping;

    /** Whose records and keys it works with. */
    public record Records(
            JdbcClient database,
            TransactionTemplate transactions,
            CaseFiles cases,
            QueryCodes codes,
            Departments departments) {}

    /**
     * What the hub keeps to itself.
     *
     * @param hashes key of the fingerprints
     * @param own seals to the hub's own key
     * @param opener opens it again
     */
    public record Secrets(SecretKeySpec hashes, Sealer own, Opener opener) {
        @Override
        public String toString() {
            return "Secrets[masked]";
        }
    }

    /**
     * Where it is.
     *
     * @param fonts directory of the font files
     * @param publicUrl address citizens reach the hub by
     * @param region two capital letters before each certificate's number
     */
    public record Place(Path fonts, Supplier<String> publicUrl, String region) {}

    /** Opens the room; its sweeper starts. */
    public Certificates(
            Records records, Secrets secrets, Place place, InstantSource clock, RandomGenerator random, Pause pause) {
        var fingerprints = new Fingerprints(secrets.hashes());
        files = new CertificateFiles(records.database());
        faces = new Faces(place.fonts());
        press = new Press(faces);
        var maker = new CertificateMaker(
                records.departments()::query,
                new SealPlatform(records.departments()),
                press,
                files,
                fingerprints,
                secrets.own(),
                place.publicUrl(),
                place.region(),
                clock,
                random);
        desk = new CertificateDesk(
                files,
                maker,
                fingerprints,
                records.cases(),
                records.codes(),
                secrets.opener(),
                records.transactions(),
                clock);
        page = new VerificationPage(new Verification(files, fingerprints, clock));
        sweeping = new Sweeping(files, clock, pause);
    }

    /** Does now what is done once, so that the first citizen does not wait for it. Blocks for seconds. */
    public void warmUp() {
        try {
            press.warmUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            LOG.error("no certificate can be made: the fonts are not where they should be; run ./hall24 setup");
        }
    }

    /** Answers what terminals ask about certificates. */
    public Answering desk() {
        return desk;
    }

    /** The page behind the code on a certificate. */
    public VerificationPage page() {
        return page;
    }

    /**
     * From now on a certificate is not valid, and nothing more is printed of it.
     *
     * @return false when no certificate of this number is valid
     */
    public boolean withdraw(String number) {
        return files.withdraw(number);
    }

    /**
     * What a matter's certificate is called and who issues it; empty when it gives none.
     *
     * @param chinese whether in Chinese; else in English
     */
    public static Optional<Departments.Labels> names(String matter, boolean chinese) {
        var language = chinese ? ".zh" : ".en";
        return Kind.of(matter)
                .map(kind -> new Departments.Labels(
                        PaperWords.of(kind.words() + ".title" + language),
                        PaperWords.of(kind.words() + ".issuer" + language)));
    }

    @Override
    public void close() {
        sweeping.close();
        faces.close();
    }
}
