package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.hall24.device.Document;
import org.hall24.wire.Bytes;
import org.hall24.wire.release.ReleaseVerifier;
import org.junit.jupiter.api.Test;

/** After clearing, nothing personal can be reached from the terminal any more; while it is there, the search finds it. */
class NothingStaysTest {
    private static final List<String> PERSONAL = List.of(
            "言之澄",
            "990000198506150029",
            "明湖苑3栋",
            Play.TEXT,
            Play.MOBILE,
            "990000**********29",
            "演示市测试厂",
            FakeChips.CARD_NUMBER,
            FakeChips.CHALLENGE.cardId(),
            FakeChips.CHALLENGE.atr());

    /** A page of a certificate, wherever it is found. */
    private static final String SHEET = "a sheet";

    private final Play play = new Play();

    @Test
    void theSearchFindsEverythingWhileThePersonIsThere() {
        var found = new ArrayList<String>();
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(
                        Screen.Form.class,
                        new Touch.Choose("appeal_type", "complaint"),
                        new Touch.Edit("appeal_text", Play.TEXT),
                        new Touch.Edit("mobile", Play.MOBILE))
                .when(
                        Screen.Form.class,
                        form -> form.complaint().isEmpty(),
                        () -> found.addAll(personalIn(play.terminal)))
                .run();

        // Card and name live in the flow's own stack then; what the panel shows is reachable and must be found.
        assertThat(found).contains(Play.TEXT, Play.MOBILE, "990000**********29");
    }

    @Test
    void nothingIsReachableAfterFilingAndClearing() {
        var found = new ArrayList<String>();
        play.filesAnAppeal()
                .skipsTheRating()
                .when(Screen.Cleared.class, () -> found.addAll(personalIn(play.terminal)))
                .when(Screen.Attract.class, () -> found.addAll(personalIn(play.terminal)))
                .run();

        assertThat(found).isEmpty();
    }

    @Test
    void nothingIsReachableAfterWalkingAway() {
        var found = new ArrayList<String>();
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(
                        Screen.Form.class,
                        new Touch.Edit("appeal_text", Play.TEXT),
                        new Touch.Edit("mobile", Play.MOBILE))
                .when(Screen.IdleQuestion.class, () -> found.addAll(personalIn(play.terminal)))
                .when(Screen.Cleared.class, () -> found.addAll(personalIn(play.terminal)))
                .run();

        assertThat(found).isEmpty();
    }

    @Test
    void nothingIsReachableAfterACertificateWasPrinted() {
        var full = Play.fullyFitted();
        var seen = new ArrayList<String>();
        var after = new ArrayList<String>();
        full.identifiesByCode("fund.balance")
                .when(Screen.FactSheet.class, () -> {
                    seen.addAll(personalIn(full.terminal));
                    full.terminal.touch(new Touch.Act(FundFlow.CERTIFICATE));
                })
                .fillsTheCertificate("loan", "1")
                .when(Screen.Preview.class, () -> {
                    seen.addAll(personalIn(full.terminal));
                    full.terminal.touch(new Touch.Go());
                })
                .skipsTheRating()
                .when(Screen.Cleared.class, () -> after.addAll(personalIn(full.terminal)))
                .when(Screen.Attract.class, () -> after.addAll(personalIn(full.terminal)))
                .run();

        assertThat(seen).contains("演示市测试厂", SHEET);
        assertThat(after).isEmpty();
    }

    @Test
    void nothingIsReachableAfterASocialCardWasReadAndForgotten() {
        var slotted = Play.withSlot();
        var after = new ArrayList<String>();
        slotted.reachesTheCard("social.insured-cert-person")
                .choosesTheSlot()
                .inserts(() -> slotted.chips.insertLocked(
                        FakeChips.card("3.00", "言之澄", "990000198506150029", LocalDate.of(2036, 1, 1))))
                .touch(Screen.Pick.class, new Touch.Leave())
                .when(Screen.InsertCard.class, () -> {
                    after.addAll(personalIn(slotted.terminal));
                    slotted.chips.takeOut();
                })
                .when(Screen.Cleared.class, () -> after.addAll(personalIn(slotted.terminal)))
                .when(Screen.Attract.class, () -> after.addAll(personalIn(slotted.terminal)))
                .run();

        assertThat(after).isEmpty();
    }

    @Test
    void touchesAreForgottenWithTheSession() {
        var inbox = new BoundedInbox();
        inbox.put(new Event.Touched(new Touch.Edit("appeal_text", Play.TEXT)));
        assertThat(personalIn(inbox)).containsExactly(Play.TEXT);

        inbox.clear();
        assertThat(personalIn(inbox)).isEmpty();
    }

    private List<String> personalIn(Object root) {
        var found = new ArrayList<String>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var next = new ArrayDeque<Object>();
        next.add(root);
        while (!next.isEmpty()) {
            var object = next.remove();
            if (!seen.add(object)) {
                continue;
            }
            if (object instanceof Sheet || object instanceof Document || object instanceof Bytes) {
                found.add(SHEET);
            }
            if (object instanceof CharSequence text) {
                PERSONAL.stream().filter(text.toString()::contains).forEach(found::add);
            }
            neighbours(object).forEach(next::add);
        }
        return found.stream().distinct().toList();
    }

    private List<Object> neighbours(Object object) {
        var all = new ArrayList<Object>();
        switch (object) {
            case Optional<?> maybe -> maybe.ifPresent(all::add);
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    all.add(key);
                    all.add(value);
                });
            case Iterable<?> many -> many.forEach(all::add);
            case AtomicReference<?> reference ->
                Optional.ofNullable(reference.get()).ifPresent(all::add);
            case Object[] array -> List.of(array).forEach(all::add);
            // The test's own things are not the terminal's.
            case Stage _,
                    FakeReader _,
                    FakeChips _,
                    FakePrinter _,
                    FakeAgent _,
                    FakeHub _,
                    FakeDocuments _,
                    FakeScanner _,
                    FakeLights _,
                    FakeSensors _,
                    Play _ -> {}
            // The release and its keys are the hall's, not a person's.
            case House.Opened _, ReleaseVerifier _ -> {}
            default -> all.addAll(fields(object));
        }
        return all;
    }

    private static List<Object> fields(Object object) {
        var all = new ArrayList<Object>();
        for (Class<?> type = object.getClass();
                type != null && type.getName().startsWith("org.hall24");
                type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    try {
                        Optional.ofNullable(field.get(object)).ifPresent(all::add);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
        return all;
    }
}
