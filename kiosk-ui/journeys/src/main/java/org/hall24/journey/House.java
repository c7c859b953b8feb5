package org.hall24.journey;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Catalogue;
import org.hall24.catalogue.CatalogueException;
import org.hall24.catalogue.CatalogueFiles;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.catalogue.Texts;
import org.hall24.wire.release.Release;
import org.hall24.wire.release.ReleaseVerdict;
import org.hall24.wire.release.ReleaseVerifier;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the terminal knows of itself: the release it runs on, and how the world behind it was at the last look. */
final class House implements Texts {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    private static final Frame.Plate NAMELESS = new Frame.Plate(Phrase.of("plate.site"), "—", "—", "12345");

    private final Agent agent;
    private final ReleaseVerifier verifier;
    private final Texts shipped;
    private volatile Optional<Opened> opened = Optional.empty();
    private volatile Optional<Agent.NetworkState> network = Optional.empty();
    private volatile List<Agent.VoidedPrint> voided = List.of();
    private volatile boolean agentAnswers = true;
    private volatile String complaint = "";

    /**
     * A release in use.
     *
     * @param file as it came, to see whether another one has come
     */
    record Opened(Agent.Introduction who, String file, Release release, Catalogue catalogue, Sealer sealer) {
        Frame.Plate plate() {
            var plate = release.plate();
            return new Frame.Plate(
                    new Phrase.Spoken(plate.siteZh(), plate.siteEn()),
                    who.terminal(),
                    plate.responsible(),
                    plate.hotline());
        }
    }

    House(Agent agent, ReleaseVerifier verifier) {
        this.agent = agent;
        this.verifier = verifier;
        try {
            this.shipped = Catalogue.of(CatalogueFiles.shipped(), "").texts();
        } catch (CatalogueException e) {
            throw new IllegalStateException("the shipped catalogue is not sound", e);
        }
    }

    /** The words of the release in use; those that were shipped before there is one. */
    @Override
    public String in(Language language, Phrase phrase) {
        return opened.map(now -> now.catalogue().texts()).orElse(shipped).in(language, phrase);
    }

    Optional<Opened> opened() {
        return opened;
    }

    Frame.Plate plate() {
        return opened.map(Opened::plate).orElse(NAMELESS);
    }

    /** How network and outbox were at the last look; empty while the agent does not answer. */
    Optional<Agent.NetworkState> network() {
        return network;
    }

    /** Why nobody can be served here; empty when the terminal serves. */
    Optional<Phrase> paused() {
        if (!agentAnswers) {
            return Optional.of(Phrase.of("paused.agent"));
        }
        return opened.isPresent() ? Optional.empty() : Optional.of(Phrase.of("paused.release"));
    }

    /** Asks the agent how the world is. A silent agent is an answer too. */
    Optional<Agent.NetworkState> look() throws InterruptedException {
        try {
            var state = Optional.of(agent.network());
            agentAnswers = true;
            network = state;
            return state;
        } catch (AgentException e) {
            if (agentAnswers) {
                LOG.warn("the agent does not answer: {}", e.getMessage());
            }
            agentAnswers = false;
            network = Optional.empty();
            return Optional.empty();
        }
    }

    /** Prints that broke off, as of the last look. */
    List<Agent.VoidedPrint> voided() {
        return voided;
    }

    /** Asks the agent which prints broke off. Only while nobody is being served: one that runs now would be among them. */
    void lookForVoidedPrints() throws InterruptedException {
        try {
            voided = agent.voidedPrints();
        } catch (AgentException e) {
            LOG.debug("the agent does not say which prints broke off: {}", e.getMessage());
        }
    }

    /** Takes up the release the agent holds. Only while nobody is being served. */
    void open() throws InterruptedException {
        try {
            var who = agent.introduce();
            agentAnswers = true;
            var file = who.release().orElse("");
            if (opened.filter(now -> now.file().equals(file)).isPresent()) {
                return;
            }
            if (file.isEmpty()) {
                complain("the agent holds no release yet");
            } else {
                open(who, file);
            }
        } catch (AgentException e) {
            agentAnswers = false;
            complain("the agent does not answer: " + e.getMessage());
        }
    }

    private void open(Agent.Introduction who, String file) {
        try {
            long highest = opened.map(now -> now.release().revision()).orElse(0L);
            switch (verifier.verify(Base64.getDecoder().decode(file), highest)) {
                case ReleaseVerdict.Usable usable -> use(who, file, usable.release());
                case ReleaseVerdict.TooFewSignatures(int valid, int needed) ->
                    complain("the release carries %d of %d signatures".formatted(valid, needed));
                case ReleaseVerdict.Older(long revision, long above) ->
                    complain("the release %d is older than %d".formatted(revision, above));
                case ReleaseVerdict.Malformed(var sentence) -> complain("the release is none: " + sentence);
            }
        } catch (IllegalArgumentException e) {
            complain("the release is no base64");
        }
    }

    private void use(Agent.Introduction who, String file, Release release) {
        try {
            var catalogue = Catalogue.of(release.catalogue(), release.overlay().orElse(""));
            var key = release.hub().sealing().stream().filter(Sealer::knows).findFirst();
            if (key.isEmpty()) {
                complain("the release brings no key this program can seal to");
                return;
            }
            var sealer = new Sealer(key.get(), who.terminal(), release.revision());
            opened = Optional.of(new Opened(who, file, release, catalogue, sealer));
            complaint = "";
            LOG.info(
                    "release {} in use, {} matters",
                    release.revision(),
                    catalogue.matters().size());
        } catch (CatalogueException e) {
            complain("the release's catalogue is not sound: " + e.getMessage());
        }
    }

    /** Once per complaint: the same one comes every few seconds until somebody mends it. */
    private void complain(String sentence) {
        if (!sentence.equals(complaint)) {
            complaint = sentence;
            LOG.warn("{}", sentence);
        }
    }
}
