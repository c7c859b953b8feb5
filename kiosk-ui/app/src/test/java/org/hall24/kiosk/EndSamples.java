package org.hall24.kiosk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.ForStaff;
import org.hall24.journey.Screen;

/** Hand-made pictures of how a question or a paper ends, and of its rating. */
final class EndSamples {
    private EndSamples() {}

    private static Phrase key(String key, Object... args) {
        return Phrase.of(key, args);
    }

    private static Phrase both(String zh, String en) {
        return new Phrase.Spoken(zh, en);
    }

    static Map<String, Screen> screens() {
        var screens = new LinkedHashMap<String, Screen>();
        screens.put("take-slip", new Screen.TakeSlip(true, 24, 30));
        screens.put("take-slip-lit", new Screen.TakeSlip(false, 24, 30));
        screens.put("answered", answered(0, List.of(), Optional.empty()));
        screens.put("answered-rated", answered(5, best(), Optional.empty()));
        screens.put("answered-reprinted", reprinted(grade(0)));
        screens.put("answered-reprinted-rated", reprinted(grade(2)));
        screens.put("result-certificate", result(0, true, Optional.empty()));
        screens.put(
                "result-unfinished",
                result(
                        0,
                        false,
                        Optional.of(
                                both(
                                        "3 张打出 2 张，纸用完了。24 小时内凭编号在任何终端补打。",
                                        "2 of 3 sheets came out, then the paper ended. Get the rest within 24 hours at any terminal."))));
        screens.put("result-rated", result(2, true, Optional.empty()));
        screens.put(
                "result-rated-unfinished",
                result(2, false, Optional.of(both("3 张打出 2 张，纸用完了。", "2 of 3 sheets came out; the paper ended."))));
        return screens;
    }

    /** More prints broke off than there are lines. */
    static ForStaff voided() {
        return new ForStaff(
                4,
                List.of(
                        key("voided.print", key("date.time", 11, 21, "21:32"), 2, "YS-0007-000036-3"),
                        key("voided.print", key("date.time", 11, 21, "21:30"), 0, "YS-0007-000035-5"),
                        key("voided.retracted", key("date.time", 11, 21, "08:04"), "YS-0007-000031-4")),
                Optional.of(key("voided.do")));
    }

    private static Screen answered(int level, List<Screen.Choice> codes, Optional<Phrase> complaint) {
        return new Screen.Answered(
                both("住房公积金余额查询", "Housing-fund balance"),
                List.of(new Screen.Row(key("take.card"), key("take.card.where"))),
                new Screen.Grade(level, codes, complaint),
                36,
                45,
                Optional.empty());
    }

    /** The rest of a certificate was printed: three things to take along. */
    private static Screen reprinted(Screen.Grade grade) {
        var take = List.of(
                new Screen.Row(key("take.card"), key("take.card.where")),
                new Screen.Row(key("take.sheets", 1), key("take.sheets.where")),
                new Screen.Row(key("take.receipt"), key("take.receipt.where")));
        return new Screen.Answered(key("matter.hall.reprint.name"), take, grade, 36, 45, Optional.empty());
    }

    private static Screen.Grade grade(int level) {
        return new Screen.Grade(
                level,
                level == 0 ? List.of() : poor(),
                level == 0 ? Optional.empty() : Optional.of(both("请至少选一项原因", "Please choose at least one reason")));
    }

    private static Screen result(int level, boolean whole, Optional<Phrase> problem) {
        var take = new ArrayList<Screen.Row>();
        take.add(new Screen.Row(key("take.card"), key("take.card.where")));
        take.add(new Screen.Row(key("take.sheets", 2), key("take.sheets.where")));
        if (whole) {
            take.add(new Screen.Row(key("take.receipt"), key("take.receipt.where")));
        }
        return new Screen.Result(
                both("住房公积金缴存证明打印", "Housing-fund certificate"),
                "YS-0007-000036-3",
                "482906",
                "https://localhost:8443/c/YS-0007-000036-3",
                key("date.time", 11, 21, "21:50"),
                new Screen.Whereabouts.Printed(2, whole ? 2 : 3),
                take,
                problem,
                grade(level),
                36,
                45,
                Optional.empty());
    }

    private static List<Screen.Choice> best() {
        return List.of(
                code("510", "一窗受理一次办结", "Done at one window, once"),
                code("511", "可以先受理后补材料", "Accepted first, papers later"),
                code("512", "不用提交证明", "No certificates asked for"),
                code("513", "可以全程网上办理", "Can be done online throughout"),
                code("514", "可以使用手机办理", "Can be done by phone"),
                new Screen.Choice("515", both("可以就近办理", "Can be done nearby"), Phrase.literal(""), true, true),
                code("516", "无需材料直接办理", "No papers needed"),
                code("517", "服务热情效率高", "Warm and quick service"));
    }

    /** The longest words of the five levels. */
    private static List<Screen.Choice> poor() {
        return List.of(
                code("207", "没有提供材料样本", "No sample papers were given"),
                code("208", "没有提供材料清单", "No list of papers was given"),
                code("209", "未在承诺时间内办结", "Not done in the promised time"),
                code("210", "同样内容的证明材料被要求多次提交", "The same proof was asked for several times"),
                code("211", "承诺网办但无法在线办理", "Promised online, but not possible online"),
                code("212", "在线预约办理后到实体大厅重复取号排队", "Booked online, but had to queue again"),
                code("213", "窗口人员业务不熟练", "Staff did not know the work well"),
                code("214", "服务态度生硬", "Unfriendly service"));
    }

    private static Screen.Choice code(String id, String zh, String en) {
        return new Screen.Choice(id, both(zh, en), Phrase.literal(""), true, false);
    }
}
