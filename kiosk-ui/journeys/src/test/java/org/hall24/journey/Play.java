package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.hall24.catalogue.CatalogueFiles;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Fault;
import org.hall24.device.IdCard;
import org.hall24.device.OfflineReason;
import org.hall24.device.PaperLevel;
import org.hall24.settings.Times;
import org.hall24.wire.Application;
import org.hall24.wire.release.Release;
import org.hall24.wire.release.ReleaseVerifier;
import org.hall24.wire.release.Roots;
import org.hall24.wire.release.SignedRelease;
import org.hall24.wire.seal.Envelope;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.SigningKey;

/** A terminal with everything around it, and the words a test tells a citizen's way in. */
final class Play {
    static final String APPEAL = "appeal.hotline";
    static final String BOOKING = "realestate.book-visit";
    static final String TEXT = "望湖路24号门口路灯不亮";
    static final String MOBILE = "13900000001";

    static final IdCard YAN = card("言之澄", "990000198506150029", LocalDate.of(2036, 3, 1));
    static final IdCard XI = card("习予衡", "990000194901310012", LocalDate.of(2036, 5, 20));

    /** Made once: keys take time. */
    private static final UnsealingKey SEALING = UnsealingKey.generate("seal-1");

    private static final SecureRandom SECURE = new SecureRandom();
    private static final List<SigningKey> ROOTS = List.of(
            SigningKey.generate("root-1", SECURE),
            SigningKey.generate("root-2", SECURE),
            SigningKey.generate("root-3", SECURE));
    private static final SigningKey HUB = SigningKey.generate("hub-1", SECURE);

    private static final long SEED = 20_261_122;

    final Stage stage = new Stage();
    final FakeReader reader = new FakeReader(stage);
    final FakeChips chips = new FakeChips(stage);
    final FakePrinter printer = new FakePrinter();
    final FakeHub hub = new FakeHub(stage, SEALING);
    final FakeAgent agent = new FakeAgent(stage, hub);
    final FakeDocuments documents = new FakeDocuments(stage);
    final FakeScanner scanner = new FakeScanner(stage);

    final FakeLights lights = new FakeLights(stage);
    final FakeSensors sensors = new FakeSensors();

    /** Whether this terminal has a board with guide lights and sensors. */
    boolean boardFitted;

    /** Draws a page as one pixel. */
    SheetArtist artist = (_, page) -> new Sheet(1, 1, new int[] {page});

    /** Whether this terminal has a scanner and a printer for documents at all; and a reader of social-security cards. */
    private boolean fullyFitted;

    private boolean withSlot;

    final Terminal terminal;

    Play() {
        agent.release(release(1, "陈*"));
        agent.department(FakeAgent::friendlyDepartment);
        var roots = new Roots(2, ROOTS.stream().map(SigningKey::verifying).toList());
        terminal = new Terminal(
                new Fittings(
                        reader,
                        chips,
                        printer,
                        documents,
                        scanner,
                        (pdf, page) -> artist.draw(pdf, page),
                        lights,
                        sensors,
                        this::statuses,
                        agent,
                        new ReleaseVerifier(roots, stage),
                        stage,
                        stage,
                        new Random(SEED),
                        Times.SHIPPED),
                stage,
                stage);
    }

    /** A terminal with everything: also a scanner and a printer for documents. */
    static Play fullyFitted() {
        var play = new Play();
        play.fullyFitted = true;
        return play;
    }

    /** The same with a reader of social-security cards. */
    static Play withSlot() {
        var play = fullyFitted();
        play.withSlot = true;
        return play;
    }

    static IdCard card(String name, String number, LocalDate until) {
        return new IdCard.Resident(
                name,
                "1",
                Optional.of("01"),
                LocalDate.of(1985, 6, 15),
                Optional.of("演示市示范区望湖路24号明湖苑3栋2单元501室"),
                Optional.empty(),
                number,
                Optional.of("演示市公安局示范分局"),
                LocalDate.of(2016, 3, 1),
                Optional.of(until));
    }

    static byte[] release(long revision, String responsible) {
        return release(revision, CatalogueFiles.shipped(), ROOTS.subList(0, 2), responsible);
    }

    static byte[] release(long revision, Map<String, String> catalogue, List<SigningKey> signers) {
        return release(revision, catalogue, signers, "陈*");
    }

    private static byte[] release(
            long revision, Map<String, String> catalogue, List<SigningKey> signers, String responsible) {
        return SignedRelease.sign(
                        new Release(
                                revision,
                                Stage.BEGIN.minus(Duration.ofDays(1)),
                                Stage.BEGIN.plus(Duration.ofDays(300)),
                                Optional.of("990000"),
                                catalogue,
                                new Release.HubKeys(List.of(SEALING.closing()), List.of(HUB.verifying())),
                                new Release.Plate(
                                        "演示市24小时自助政务大厅", "Demo City 24-hour Service Hall", responsible, "12345")),
                        signers)
                .toJson();
    }

    static List<SigningKey> twoRoots() {
        return ROOTS.subList(1, 3);
    }

    static List<SigningKey> oneRootOnly() {
        return ROOTS.subList(0, 1);
    }

    // --- the play

    /** Plays until the citizen has nothing left to do. */
    void run() {
        try {
            terminal.run(stage::show);
        } catch (InterruptedException e) {
            // the play is over
        }
    }

    <S extends Screen> Play touch(Class<S> screen, Touch... touches) {
        stage.on(screen, () -> List.of(touches).forEach(terminal::touch));
        return this;
    }

    <S extends Screen> Play when(Class<S> screen, Predicate<S> says, Runnable act) {
        stage.on(screen, says, act);
        return this;
    }

    <S extends Screen> Play when(Class<S> screen, Runnable act) {
        stage.on(screen, act);
        return this;
    }

    /** The screen was seen; nothing is done. */
    <S extends Screen> Play sees(Class<S> screen) {
        stage.on(screen, () -> {});
        return this;
    }

    Play arrives() {
        return touch(Screen.Attract.class, new Touch.Awake());
    }

    Play opens(String matter) {
        return touch(Screen.Home.class, new Touch.Open(matter));
    }

    Play begins() {
        return when(Screen.MatterPage.class, Screen.MatterPage::ready, () -> terminal.touch(new Touch.Go()));
    }

    Play consents() {
        return touch(Screen.Consent.class, new Touch.Tick(true))
                .when(Screen.Consent.class, Screen.Consent::ticked, () -> terminal.touch(new Touch.Go()));
    }

    Play lays(IdCard card) {
        return when(
                Screen.ReadCard.class,
                screen -> !(screen.stage() instanceof Screen.CardStage.TakeBack),
                () -> reader.lay(card));
    }

    /** Chooses the social-security card. */
    Play choosesTheSlot() {
        return touch(Screen.ReadCard.class, new Touch.Act(IdentifyFlow.SOCIAL_CARD));
    }

    Play inserts(Runnable card) {
        return when(Screen.InsertCard.class, screen -> screen.stage() instanceof Screen.ChipStage.Insert, card);
    }

    Play takesOut() {
        return when(
                Screen.InsertCard.class, screen -> screen.stage() instanceof Screen.ChipStage.TakeOut, chips::takeOut);
    }

    Play reachesTheCard(String matter) {
        return arrives().opens(matter).begins().consents();
    }

    Play fillsTheAppeal() {
        return touch(
                        Screen.Form.class,
                        new Touch.Choose("appeal_type", "complaint"),
                        new Touch.Edit("appeal_text", TEXT),
                        new Touch.Edit("mobile", MOBILE))
                .goesOnFromTheForm();
    }

    Play fillsTheBooking() {
        return touch(Screen.Form.class, new Touch.Choose("reason", "transfer"), new Touch.Edit("mobile", MOBILE))
                .goesOnFromTheForm();
    }

    Play goesOnFromTheForm() {
        return when(Screen.Form.class, form -> form.complaint().isEmpty(), () -> terminal.touch(new Touch.Go()));
    }

    Play choosesASlot() {
        return touch(Screen.Slots.class, new Touch.Choose("hall", "main"))
                .touch(Screen.Slots.class, new Touch.Choose("day", "2026-11-23"))
                .touch(Screen.Slots.class, new Touch.Choose("time", "09:00"))
                .when(Screen.Slots.class, Screen.Slots::ready, () -> terminal.touch(new Touch.Go()));
    }

    Play files() {
        return touch(Screen.Review.class, new Touch.Go());
    }

    /** The way of level L2: the e-certificate's code, then the code by SMS. */
    Play identifiesByCode(String matter) {
        return reachesTheCard(matter).holds(FakeHub.ECERT).types(FakeHub.SMS);
    }

    Play holds(String code) {
        return when(Screen.ShowCode.class, () -> scanner.holds(code));
    }

    Play types(String sms) {
        return touch(Screen.SmsCode.class, new Touch.Edit(SmsFlow.CODE, sms), new Touch.Go());
    }

    void typesAndGoes(String sms) {
        terminal.touch(new Touch.Edit(SmsFlow.CODE, sms));
        terminal.touch(new Touch.Go());
    }

    Play picks(String choice) {
        return touch(Screen.Pick.class, new Touch.Choose(Picking.FIELD, choice));
    }

    Play fillsTheCertificate(String purpose, String copies) {
        return touch(Screen.Form.class, new Touch.Choose("purpose", purpose), new Touch.Choose("copies", copies))
                .goesOnFromTheForm();
    }

    Play prints() {
        return when(Screen.Preview.class, Screen.Preview::ready, () -> terminal.touch(new Touch.Go()));
    }

    Play actsOn(String action) {
        return touch(Screen.FactSheet.class, new Touch.Act(action));
    }

    Play skipsTheRating() {
        return touch(Screen.Result.class, new Touch.SkipRating());
    }

    Play isAlone() {
        return sees(Screen.Cleared.class).sees(Screen.Attract.class);
    }

    /** The whole way of an appeal up to the result. */
    Play filesAnAppeal() {
        return reachesTheCard(APPEAL).lays(YAN).fillsTheAppeal().files();
    }

    /** The same, but the paper is out when the receipt's turn comes. */
    Play filesAnAppealWithoutPaper() {
        return reachesTheCard(APPEAL).lays(YAN).fillsTheAppeal().when(Screen.Review.class, () -> {
            printer.fault(Optional.of(Fault.PAPER_OUT));
            terminal.touch(new Touch.Go());
        });
    }

    Play acts(String action) {
        return touch(Screen.Failure.class, new Touch.Act(action));
    }

    // --- what came of it

    Screen.Failure failure() {
        return stage.screens(Screen.Failure.class).getLast();
    }

    /** The key of the last failure card's title: {@code failure.card-none.title}. */
    String failed() {
        return key(failure().title());
    }

    List<String> notDone() {
        return failure().notDone().stream().map(Play::key).toList();
    }

    List<String> actions() {
        return failure().actions().stream().map(Screen.Action::id).toList();
    }

    Screen.Result result() {
        return stage.screens(Screen.Result.class).getLast();
    }

    static String key(Phrase phrase) {
        assertThat(phrase).isInstanceOf(Phrase.Key.class);
        return phrase instanceof Phrase.Key(var key, var _) ? key : "";
    }

    /** The n-th filing, opened with the hub's key. */
    Application application(int n) throws Exception {
        var filing = new ArrayList<>(agent.filings().values()).get(n);
        return new Opener(List.of(SEALING)).open(Envelope.fromJson(filing.envelope()));
    }

    String zh(Phrase phrase) {
        return terminal.texts().in(Language.ZH, phrase);
    }

    private List<DeviceStatus> statuses() {
        var all = new ArrayList<>(List.of(
                status(DeviceRole.IDCARD, reader.fault(), Optional.empty()),
                status(DeviceRole.RECEIPT, printer.fault(), Optional.of(printer.paper()))));
        if (fullyFitted) {
            var paper = documents.sheets == 0 ? PaperLevel.OUT : PaperLevel.FULL;
            all.add(status(DeviceRole.DOCUMENT, documents.fault, Optional.of(paper)));
            if (withSlot) {
                all.add(1, status(DeviceRole.SMARTCARD, chips.fault(), Optional.empty()));
            }
            all.add(status(DeviceRole.SCANNER, scanner.fault(), Optional.empty()));
        }
        if (boardFitted) {
            all.add(status(DeviceRole.LIGHTS, lights.fault, Optional.empty()));
            all.add(status(DeviceRole.SENSORS, sensors.fault, Optional.empty()));
        }
        return all;
    }

    private DeviceStatus status(DeviceRole role, Optional<Fault> fault, Optional<PaperLevel> paper) {
        return new DeviceStatus(
                role,
                fault.isPresent() ? DeviceState.OFFLINE : DeviceState.ONLINE,
                fault.map(now -> now == Fault.GONE ? OfflineReason.GONE : OfflineReason.COMMUNICATION),
                fault,
                paper,
                Stage.BEGIN);
    }
}
