package org.hall24.kiosk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.catalogue.Verb;
import org.hall24.journey.Frame;
import org.hall24.journey.Frame.Foot;
import org.hall24.journey.Frame.Lamp;
import org.hall24.journey.Frame.Light;
import org.hall24.journey.Frame.Progress;
import org.hall24.journey.Picture;
import org.hall24.journey.Screen;

/** One hand-made picture for everything a screen can show. Nobody in them exists. */
final class Samples {
    private static final Frame.Plate PLATE = new Frame.Plate(key("plate.site"), "H24-0007", "陈*", "12345");
    private static final Screen.Counter COUNTER =
            new Screen.Counter(key("dept.realestate.counter"), key("dept.realestate.hours"), "12345");
    private static final String LONG_TEXT = "小区东门外的路灯从上周三晚上起就不亮了，老人晚上出门看不清台阶，已经有两位邻居摔倒。希望尽快派人来修，也请告诉我们大概什么时候能修好。";

    private Samples() {}

    private static Phrase key(String key, Object... args) {
        return Phrase.of(key, args);
    }

    private static Phrase as(String text) {
        return Phrase.literal(text);
    }

    private static Frame frame(Language language, boolean care, String name, Screen screen) {
        var whole = frame(language, care, Around.foot(screen), Around.step(screen));
        var progress = whole.progress()
                .map(now ->
                        new Progress(now.step(), now.of(), Around.title(screen).orElse(now.title()), now.next()));
        return new Frame(
                language, care, whole.plate(), whole.lamps(), progress, whole.foot(), Around.lit(name, screen));
    }

    static Frame frame(Language language, boolean care, Foot foot, int step) {
        var lamps = List.of(
                new Lamp(key("lamp.network"), Light.OK, key("light.ok")),
                new Lamp(key("lamp.idcard"), Light.OK, key("light.ok")),
                new Lamp(key("lamp.receipt"), Light.ATTENTION, key("light.paper-low")),
                new Lamp(key("lamp.document"), Light.OK, key("light.ok")),
                new Lamp(key("lamp.scanner"), Light.OK, key("light.ok")));
        var steps = List.of("step.consent", "step.card", "step.form", "step.slot", "step.review", "step.receipt");
        var progress = step == 0
                ? Optional.<Progress>empty()
                : Optional.of(new Progress(
                        step,
                        steps.size(),
                        key(steps.get(step - 1)),
                        step < steps.size() ? Optional.of(key(steps.get(step))) : Optional.empty()));
        return new Frame(language, care, PLATE, lamps, progress, foot, Optional.empty());
    }

    /** Every state by its name, in one language and mode. */
    static Map<String, Picture> all(Language language, boolean care) {
        var all = new LinkedHashMap<String, Picture>();
        screens().forEach((name, screen) -> all.put(name, new Picture(frame(language, care, name, screen), screen)));
        return all;
    }

    private static Map<String, Screen> screens() {
        var screens = new LinkedHashMap<String, Screen>();
        screens.put("attract", new Screen.Attract(Optional.empty(), Optional.empty(), false));
        screens.put("attract-paused", new Screen.Attract(Optional.of(key("paused.agent")), Optional.empty(), false));
        screens.put("attract-voided", new Screen.Attract(Optional.empty(), Optional.of(EndSamples.voided()), false));
        screens.put("attract-greets", new Screen.Attract(Optional.empty(), Optional.empty(), true));
        screens.put("home", home());
        screens.put("home-full", fullHome());
        screens.put("matter-list", new Screen.MatterList(Verb.BOOK, List.of(visit(Light.OK))));
        screens.put("matter-page", matterPage(true));
        screens.put("matter-page-closed", matterPage(false));
        screens.put("matter-page-asking", asking());
        screens.put("consent", consent("consent.what.answer", false));
        screens.put("consent-ticked", consent("consent.what.answer", true));
        screens.put("consent-either", consent("consent.what.either", false));
        screens.put("read-card", new Screen.ReadCard(new Screen.CardStage.Lay(24, 30), List.of()));
        screens.put("read-card-again", new Screen.ReadCard(new Screen.CardStage.HoldStill(2, 18, 30), List.of()));
        screens.put("read-card-back", new Screen.ReadCard(new Screen.CardStage.TakeBack(), List.of()));
        screens.put("read-card-lit", new Screen.ReadCard(new Screen.CardStage.Lay(24, 30), List.of()));
        screens.put("form-choice", appeal("appeal_type", "", ""));
        screens.put("form-text", appeal("appeal_text", LONG_TEXT, ""));
        screens.put("form-digits", appeal("mobile", LONG_TEXT, "138001"));
        screens.put("form-number", idNumber());
        screens.put("slots", slots(false));
        screens.put("slots-chosen", slots(true));
        screens.put("review", review(false));
        screens.put("review-offline", review(true));
        screens.put("working", new Screen.Working(key("working.filing"), 2, 10, Optional.empty()));
        screens.put("result", result(true, false));
        screens.put("result-stored", result(false, true));
        screens.put("receipt-offer", offer());
        screens.put("cleared", cleared(true));
        screens.put("cleared-unrecorded", cleared(false));
        screens.put("idle-question", new Screen.IdleQuestion(24, 30));
        screens.put("failure", failure("failure.department", key("dept.realestate.name")));
        screens.put("failure-reader", failure("failure.reader"));
        screens.put("help-card", help());
        screens.putAll(MoreSamples.screens());
        return screens;
    }

    static Screen.MatterKey visit(Light light) {
        return new Screen.MatterKey(
                "realestate.book-visit",
                "房",
                key("matter.realestate.book-visit.name"),
                light == Light.OK ? key("note.minutes", 4) : key("note.no-network"),
                light);
    }

    private static Screen home() {
        var verbs = List.of(
                new Screen.VerbKey(Verb.ASK, false),
                new Screen.VerbKey(Verb.PRINT, false),
                new Screen.VerbKey(Verb.DO, false),
                new Screen.VerbKey(Verb.PAY, false),
                new Screen.VerbKey(Verb.BOOK, true),
                new Screen.VerbKey(Verb.APPEAL, true));
        return new Screen.Home(
                verbs,
                List.of(
                        matter("fund.balance", "积"),
                        matter("social.insured-cert-person", "社"),
                        matter("appeal.hotline", "诉"),
                        visit(Light.ATTENTION)));
    }

    private static Screen.MatterKey matter(String id, String block) {
        return new Screen.MatterKey(id, block, key("matter." + id + ".name"), key("note.minutes", 3), Light.OK);
    }

    /** Eight hot matters: the most a hall shows at once. */
    private static Screen fullHome() {
        var home = (Screen.Home) home();
        var matters = List.of(
                matter("fund.balance", "积"),
                matter("fund.detail", "明"),
                matter("fund.deposit-cert", "缴"),
                new Screen.MatterKey(
                        "social.insured-cert-person",
                        "社",
                        key("matter.social.insured-cert-person.name"),
                        key("note.minutes-either", 3),
                        Light.OK),
                matter("realestate.title-search", "产"),
                matter("appeal.hotline", "诉"),
                visit(Light.ATTENTION),
                new Screen.MatterKey("hall.pickup", "补", key("offer.title"), key("note.reader-out"), Light.OUT));
        var verbs = home.verbs().stream()
                .map(verb -> new Screen.VerbKey(verb.verb(), verb.verb() != Verb.PAY))
                .toList();
        return new Screen.Home(verbs, matters);
    }

    private static Screen matterPage(boolean ready) {
        var facts = List.of(
                new Screen.Row(key("fact.gives"), key("matter.realestate.book-visit.gives")),
                new Screen.Row(key("fact.bring"), key("fact.card-only")),
                new Screen.Row(key("fact.time"), key("fact.minutes", 4)),
                new Screen.Row(key("fact.fee"), key("fact.free")));
        var checks = List.of(
                new Screen.Check(key("check.idcard"), key("check.idcard.detail"), Light.OK, key("word.ready")),
                new Screen.Check(
                        key("check.receipt"), key("check.receipt.low"), Light.ATTENTION, key("word.attention")),
                new Screen.Check(
                        key("check.network"),
                        key(ready ? "check.network.ok" : "check.network.needs"),
                        ready ? Light.OK : Light.OUT,
                        key(ready ? "word.ready" : "word.out")),
                new Screen.Check(
                        key("check.department", key("dept.realestate.name")),
                        key(ready ? "check.department.ok" : "check.department.silent"),
                        ready ? Light.OK : Light.ATTENTION,
                        key(ready ? "word.ready" : "word.attention")));
        return new Screen.MatterPage(
                "realestate.book-visit",
                "房",
                key("matter.realestate.book-visit.name"),
                key("dept.realestate.name"),
                facts,
                ready,
                key(ready ? "verdict.ready" : "verdict.network"),
                checks,
                List.of(key("step.consent"), key("step.card"), key("step.form"), key("step.slot"), key("step.receipt")),
                COUNTER);
    }

    /** While the department is being asked: nothing is wrong yet. */
    private static Screen asking() {
        var page = (Screen.MatterPage) matterPage(true);
        var checks = new java.util.ArrayList<>(page.checks().subList(0, 3));
        checks.add(new Screen.Check(
                key("check.department", key("dept.realestate.name")),
                key("check.department.asking"),
                Light.UNKNOWN,
                key("word.waiting")));
        return new Screen.MatterPage(
                page.matter(),
                page.block(),
                page.name(),
                page.department(),
                page.facts(),
                false,
                key("verdict.checking"),
                checks,
                page.steps(),
                page.counter());
    }

    private static Screen consent(String what, boolean ticked) {
        return new Screen.Consent(
                key("matter.realestate.book-visit.name"),
                List.of(
                        new Screen.Row(key("consent.what"), key(what)),
                        new Screen.Row(key("consent.why"), key("matter.realestate.book-visit.purpose")),
                        new Screen.Row(key("consent.who"), key("consent.who.answer", key("dept.realestate.name"))),
                        new Screen.Row(key("consent.keep"), key("consent.keep.answer")),
                        new Screen.Row(key("consent.else"), key("consent.else.answer"))),
                ticked);
    }

    private static Screen appeal(String focus, String text, String mobile) {
        var kinds = List.of("consult", "help", "complaint", "suggest").stream()
                .map(id -> new Screen.Choice(
                        id,
                        key("choice.appeal_type." + id),
                        key("choice.appeal_type." + id + ".note"),
                        true,
                        !text.isEmpty() && id.equals("help")))
                .toList();
        var fields = List.of(
                locked("name", "form.name", "司徒语桐"),
                locked("number", "form.number", "990000********0029"),
                field("appeal_type", Screen.FieldKind.CHOICE, "", kinds, 1),
                field("appeal_text", Screen.FieldKind.TEXT, text, List.of(), 300),
                field("mobile", Screen.FieldKind.DIGITS, mobile, List.of(), 11));
        var complaint =
                text.isEmpty() ? key("complaint.choose", key("field.appeal_type.label")) : key("complaint.mobile");
        return new Screen.Form(
                key("form.title.appeal.hotline"),
                fields,
                focus,
                focus.equals("appeal_text") ? Optional.empty() : Optional.of(complaint));
    }

    private static Screen idNumber() {
        var field = new Screen.Field(
                "number",
                key("form.number"),
                key("field.mobile.hint"),
                Screen.FieldKind.ID_NUMBER,
                "99000019850615",
                false,
                List.of(),
                18);
        return new Screen.Form(key("form.number"), List.of(field), "number", Optional.empty());
    }

    private static Screen.Field locked(String id, String label, String value) {
        return new Screen.Field(id, key(label), as(""), Screen.FieldKind.TEXT, value, true, List.of(), 40);
    }

    private static Screen.Field field(
            String id, Screen.FieldKind kind, String value, List<Screen.Choice> choices, int max) {
        return new Screen.Field(
                id, key("field." + id + ".label"), key("field." + id + ".hint"), kind, value, false, choices, max);
    }

    private static Screen slots(boolean chosen) {
        var halls = List.of(
                new Screen.Choice("lake", as("望湖路登记大厅"), as(""), true, true),
                new Screen.Choice("north", as("城北便民服务中心"), as(""), true, false));
        var days = List.of(
                day("2026-11-23", 11, 23, 1, !chosen),
                day("2026-11-24", 11, 24, 2, chosen),
                day("2026-11-25", 11, 25, 3, false));
        var times = List.of("09:00", "09:30", "10:00", "10:30", "14:00", "14:30", "15:00", "15:30").stream()
                .map(time -> new Screen.Choice(
                        time,
                        as(time),
                        time.equals("10:00") ? key("slots.full") : key("slots.free", 3),
                        !time.equals("10:00"),
                        chosen && time.equals("14:30")))
                .toList();
        return new Screen.Slots(
                key("slots.title"),
                halls,
                days,
                times,
                chosen ? Optional.empty() : Optional.of(key("slots.taken")),
                chosen);
    }

    private static Screen.Choice day(String id, int month, int day, int weekday, boolean chosen) {
        return new Screen.Choice(id, key("date.day", month, day), key("weekday." + weekday), true, chosen);
    }

    private static Screen review(boolean offline) {
        return offline
                ? new Screen.Review(
                        List.of(
                                new Screen.Row(key("review.matter"), key("matter.appeal.hotline.name")),
                                new Screen.Row(key("form.name"), as("司徒*桐")),
                                new Screen.Row(key("form.number"), as("990000**********29")),
                                new Screen.Row(key("field.appeal_type.label"), key("choice.appeal_type.help")),
                                new Screen.Row(key("field.appeal_text.label"), as(LONG_TEXT)),
                                new Screen.Row(key("field.mobile.label"), as("138 0013 8000"))),
                        Optional.empty(),
                        true)
                : new Screen.Review(
                        List.of(
                                new Screen.Row(key("review.matter"), key("matter.realestate.book-visit.name")),
                                new Screen.Row(key("form.name"), as("𠮷\uD87A\uDFF0*生")),
                                new Screen.Row(key("form.number"), as("990000**********29")),
                                new Screen.Row(key("review.hall"), as("望湖路登记大厅")),
                                new Screen.Row(key("review.when"), key("date.time", 11, 24, "14:30")),
                                new Screen.Row(key("field.reason.label"), key("choice.reason.transfer")),
                                new Screen.Row(key("field.mobile.label"), as("138 0013 8000"))),
                        Optional.of("21:57"),
                        false);
    }

    private static Screen result(boolean delivered, boolean problem) {
        return new Screen.Result(
                key("matter.realestate.book-visit.name"),
                "YS-0007-000036-3",
                "482906",
                "https://localhost:8443/c/YS-0007-000036-3",
                key("date.time", 11, 21, "21:50"),
                delivered ? new Screen.Whereabouts.Delivered() : new Screen.Whereabouts.Kept(),
                problem
                        ? List.of(new Screen.Row(key("take.card"), key("take.card.where")))
                        : List.of(
                                new Screen.Row(key("take.card"), key("take.card.where")),
                                new Screen.Row(key("take.receipt"), key("take.receipt.where"))),
                problem ? Optional.of(key("receipt.problem.out")) : Optional.empty(),
                new Screen.Grade(0, List.of(), Optional.empty()),
                36,
                45,
                Optional.empty());
    }

    private static Screen offer() {
        return new Screen.ReceiptOffer(
                List.of(
                        new Screen.Row(key("matter.appeal.hotline.name"), as("YS-0007-000031-3 · 11-21 20:14")),
                        new Screen.Row(key("matter.realestate.book-visit.name"), as("YS-0007-000029-7 · 11-20 09:02"))),
                List.of(action("print", "offer.print"), action("later", "offer.later")));
    }

    private static Screen.Action action(String id, String key) {
        return new Screen.Action(id, key(key), key(key + ".note"));
    }

    private static Screen cleared(boolean recorded) {
        return new Screen.Cleared(
                List.of(key("cleared.card"), key("cleared.form"), key("cleared.screen")),
                recorded ? Optional.of("C-0007-000036") : Optional.empty(),
                recorded);
    }

    private static Screen failure(String name, Object... args) {
        return new Screen.Failure(
                key(name + ".title", args),
                key(name + ".happened", args),
                List.of(key("not.filed"), key("not.charged"), key("not.printed")),
                List.of(
                        action("again", "action.again"),
                        action("home", "action.home"),
                        action("leave", "action.leave")),
                COUNTER,
                "H24-0007-2147");
    }

    private static Screen help() {
        return new Screen.HelpCard(List.of(
                new Screen.Row(key("help.phone"), key("help.phone.answer", "12345")),
                new Screen.Row(key("help.say"), key("help.say.answer", "H24-0007")),
                new Screen.Row(
                        key("help.counter"),
                        key("help.counter.answer", key("dept.realestate.counter"), key("dept.realestate.hours"))),
                new Screen.Row(key("help.card"), key("help.card.answer")),
                new Screen.Row(key("help.privacy"), key("help.privacy.answer"))));
    }
}
