package org.hall24.kiosk;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Screen;
import org.hall24.journey.Sheet;

/** Hand-made pictures of questions, papers and ratings. Nobody in them exists. */
final class MoreSamples {
    private static final Screen.Action CODE = new Screen.Action(
            "code", both("改用电子证照扫码", "Use an e-certificate"), both("不用身份证，效力一样", "No ID card; it counts the same"));
    private static final Screen.Action CARD =
            new Screen.Action("card", both("改用身份证", "Use my ID card"), both("放在读卡区就行", "Lay it on the reader"));
    private static final Screen.Action CHIP = new Screen.Action(
            "social-card", both("改插社会保障卡", "Use the social-security card"), both("一样办", "Just as good"));
    private static final Sheet PAGE = page();

    private MoreSamples() {}

    private static Phrase as(String text) {
        return Phrase.literal(text);
    }

    private static Phrase both(String zh, String en) {
        return new Phrase.Spoken(zh, en);
    }

    static Map<String, Screen> screens() {
        var screens = new LinkedHashMap<String, Screen>();
        screens.put("read-card-or-code", new Screen.ReadCard(new Screen.CardStage.Lay(24, 30), List.of(CODE)));
        screens.put("read-card-or-others", new Screen.ReadCard(new Screen.CardStage.Lay(24, 30), List.of(CHIP, CODE)));
        screens.put("insert-card", new Screen.InsertCard(new Screen.ChipStage.Insert(24, 30), List.of(CARD, CODE)));
        screens.put("insert-card-lit", new Screen.InsertCard(new Screen.ChipStage.Insert(24, 30), List.of(CARD)));
        screens.put("insert-card-again", new Screen.InsertCard(new Screen.ChipStage.LeaveIn(2, 18, 30), List.of(CARD)));
        screens.put("insert-card-checking", new Screen.InsertCard(new Screen.ChipStage.Checking(12, 15), List.of()));
        screens.put("insert-card-out", new Screen.InsertCard(new Screen.ChipStage.TakeOut(), List.of()));
        screens.put("insert-card-forgotten", new Screen.InsertCard(new Screen.ChipStage.Forgotten(), List.of()));
        screens.put("show-code", new Screen.ShowCode(new Screen.CodeStage.Hold(24, 30), List.of(CARD)));
        screens.put("show-code-lit", new Screen.ShowCode(new Screen.CodeStage.Hold(24, 30), List.of(CARD)));
        screens.put(
                "show-code-other",
                new Screen.ShowCode(
                        new Screen.CodeStage.Other(
                                both(
                                        "这是付款码，本机不收款。请换成电子证照码。",
                                        "That is a payment code; we take no money. Show your e-certificate."),
                                18,
                                30),
                        List.of()));
        screens.put("sms-code", new Screen.SmsCode("138****8000", "4829", 6, 42, Optional.empty()));
        screens.put(
                "sms-code-wrong",
                new Screen.SmsCode(
                        "138****8000",
                        "",
                        6,
                        0,
                        Optional.of(both("验证码不对，请再看一遍短信", "That code is not right. Please look again."))));
        screens.put("pick", accounts());
        screens.put("pick-several", insurances(false));
        screens.put("pick-missing", insurances(true));
        screens.put("pick-pages", regions());
        screens.put("fact-sheet", account(false));
        screens.put("fact-sheet-shown", account(true));
        screens.put("fact-sheet-open", insured());
        screens.put("table", entries(2, 4));
        screens.put("table-empty", noEntries());
        screens.put("preview", preview(1, 2, Optional.empty(), true));
        screens.put(
                "preview-plain",
                preview(
                        1,
                        1,
                        Optional.of(both(
                                "电子印章暂不可用，打出来的是无印章的查询单。", "The e-seal is out of work: this print carries no seal.")),
                        true));
        screens.put("preview-not-ready", preview(2, 2, Optional.empty(), false));
        screens.put("printing-sheets", new Screen.PrintingSheets(certificate(), 1, 3));
        screens.put("printing-sheets-many", new Screen.PrintingSheets(certificate(), 9, 12));
        screens.put("covered-chip", new Screen.Covered(Screen.CoverStage.SAME_CHIP, Optional.empty(), 48, 60));
        screens.put("covered", new Screen.Covered(Screen.CoverStage.SAME_CARD, Optional.empty(), 48, 60));
        screens.put(
                "covered-other",
                new Screen.Covered(
                        Screen.CoverStage.SAME_CODE,
                        Optional.of(both("这不是刚才那位的码。请本人出示。", "That is somebody else's code.")),
                        31,
                        60));
        screens.putAll(EndSamples.screens());
        return screens;
    }

    private static Phrase certificate() {
        return both("住房公积金缴存证明", "Housing-fund certificate");
    }

    private static Screen accounts() {
        return new Screen.Pick(
                both("您有两个账户", "You have two accounts"),
                both("要看哪一个？", "Which one do you want to see?"),
                List.of(
                        choice(
                                "a1",
                                "尾号 4471",
                                "Ending in 4471",
                                "演示市望湖纺织有限公司 · 正常缴存",
                                "Wanghu Textiles · paying in",
                                false),
                        choice(
                                "a2",
                                "尾号 2086",
                                "Ending in 2086",
                                "演示市城北印刷厂 · 已封存",
                                "Chengbei Printing · closed",
                                false)),
                false,
                Optional.empty());
    }

    private static Screen insurances(boolean missing) {
        return new Screen.Pick(
                both("证明哪几种保险？", "Which insurances?"),
                both("可以选几种，印在一张证明上", "Choose one or more; they go on one certificate"),
                List.of(
                        choice(
                                "pension",
                                "企业职工基本养老保险",
                                "Pension insurance",
                                "2009 年 7 月起",
                                "since July 2009",
                                !missing),
                        choice(
                                "unemployment",
                                "失业保险",
                                "Unemployment insurance",
                                "2009 年 7 月起",
                                "since July 2009",
                                false),
                        choice("injury", "工伤保险", "Work-injury insurance", "2012 年 3 月起", "since March 2012", !missing)),
                true,
                missing ? Optional.of(both("请至少选一种", "Please choose at least one")) : Optional.empty());
    }

    private static Screen regions() {
        var names = List.of("演示市", "望湖区", "城北区", "东山县", "西河县", "南岭县", "临江市", "高原县");
        var latin = List.of("Demo City", "Wanghu", "Chengbei", "Dongshan", "Xihe", "Nanling", "Linjiang", "Gaoyuan");
        return new Screen.Pick(
                both("查哪个地方的登记？", "Whose register shall we search?"),
                as(""),
                IntStream.range(0, names.size())
                        .mapToObj(i -> new Screen.Choice(
                                "r" + i,
                                both(names.get(i), latin.get(i)),
                                i == 5 ? both("数据正在迁移，请到窗口", "data is being moved; ask at the counter") : as(""),
                                i != 5,
                                false))
                        .toList(),
                false,
                Optional.empty());
    }

    private static Screen.Choice choice(String id, String zh, String en, String noteZh, String noteEn, boolean chosen) {
        return new Screen.Choice(id, both(zh, en), both(noteZh, noteEn), true, chosen);
    }

    private static Screen account(boolean shown) {
        return new Screen.FactSheet(
                both("您的公积金账户", "Your housing-fund account"),
                as(""),
                List.of(
                        fact("账户余额", "Balance", as("86,421.35 元"), true, true),
                        fact("姓名", "Name", as("𠮷田*生"), false, false),
                        fact("公民身份号码", "ID number", as("990000**********29"), false, false),
                        fact("个人账号", "Account", both("尾号 4471", "ending in 4471"), false, false),
                        fact("缴存单位", "Employer", as("演示市望湖纺织有限公司"), false, false),
                        fact("状态", "State", both("正常缴存，缴至 2026 年 10 月", "paid up to October 2026"), false, false),
                        fact("月缴额", "Each month", as("2,160.00 元"), true, false)),
                shown,
                shown ? 24 : 0,
                List.of(
                        action("print", "打印缴存证明", "Print a certificate"),
                        action("detail", "看全部明细", "See all entries"),
                        action("finish", "办完了，结束", "Finish")));
    }

    private static Screen insured() {
        return new Screen.FactSheet(
                both("您的参保情况", "Your insurances"),
                both("截至今天 21:47", "as of today 21:47"),
                List.of(
                        fact("参保状态", "State", both("正常参保", "insured"), false, true),
                        fact("姓名", "Name", as("司徒*桐"), false, false),
                        fact("参保地", "Where", as("演示市"), false, false),
                        fact(
                                "养老保险",
                                "Pension",
                                both("17 年 4 个月，欠缴 2 个月", "17 years 4 months, 2 months owed"),
                                false,
                                false)),
                false,
                0,
                List.of(action("print", "打印参保证明", "Print the certificate"), action("finish", "办完了，结束", "Finish")));
    }

    private static Screen.Action action(String id, String zh, String en) {
        return new Screen.Action(id, both(zh, en), as(""));
    }

    private static Screen.Fact fact(String zh, String en, Phrase value, boolean covered, boolean large) {
        return new Screen.Fact(both(zh, en), value, covered, large);
    }

    private static Screen entries(int page, int pages) {
        var lines = new ArrayList<List<Phrase>>();
        for (int month = 10; month > 2; month--) {
            boolean interest = month == 7;
            lines.add(List.of(
                    as("2026-%02d-%02d".formatted(month, interest ? 1 : 15)),
                    interest ? both("年度结息", "Interest of the year") : both("单位和个人汇缴", "Employer and own payment"),
                    as(interest ? "+1,204.66" : "+2,160.00"),
                    as("%,.2f".formatted(86_421.35 - (10 - month) * 2_160))));
        }
        return new Screen.Table(
                both("账户明细", "Entries"),
                both("尾号 4471", "Account ending in 4471"),
                periods(),
                columns(),
                lines,
                page,
                pages,
                List.of(action("print", "打印缴存证明", "Print a certificate"), action("finish", "办完了，结束", "Finish")));
    }

    private static Screen noEntries() {
        return new Screen.Table(
                both("账户明细", "Entries"),
                as(""),
                periods(),
                columns(),
                List.of(),
                1,
                1,
                List.of(action("finish", "办完了，结束", "Finish")));
    }

    private static List<Screen.Choice> periods() {
        return List.of(
                new Screen.Choice("1y", both("近 1 年", "1 year"), as(""), true, true),
                new Screen.Choice("3y", both("近 3 年", "3 years"), as(""), true, false),
                new Screen.Choice("10y", both("近 10 年", "10 years"), as(""), true, false));
    }

    private static List<Phrase> columns() {
        return List.of(both("日期", "Date"), both("摘要", "What"), both("发生额", "Amount"), both("余额", "Balance"));
    }

    private static Screen preview(int page, int pages, Optional<Phrase> notice, boolean ready) {
        return new Screen.Preview(both("打印前再看一遍", "Look once more"), PAGE, page, pages, 2, notice, ready);
    }

    /** A page as the hub makes them, drawn by hand: a title, lines, a seal that says it is none. */
    private static Sheet page() {
        int width = 1000;
        int height = 1414;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        write(pen, "住房公积金缴存证明", 48, 276, 190);
        write(pen, "证明编号 YS-0007-000036-3", 24, 120, 270);
        var lines = List.of(
                "姓名　𠮷田*生　　公民身份号码　9****************9",
                "缴存单位　演示市望湖纺织有限公司",
                "个人账号　尾号 4471　　账户状态　正常缴存",
                "开户年月　2009 年 7 月　　缴至年月　2026 年 10 月",
                "本证明仅供办理贷款使用，不得用于其他用途。");
        for (int i = 0; i < lines.size(); i++) {
            write(pen, lines.get(i), 26, 120, 370 + 64 * i);
        }
        write(pen, "演示市住房公积金管理中心", 26, 560, 1010);
        pen.setColor(new Color(0xB0211A));
        pen.drawOval(620, 930, 220, 220);
        write(pen, "演示 无效", 34, 652, 1056);
        pen.setColor(Color.DARK_GRAY);
        write(pen, "第 1 页，共 2 页　终端 H24-0007", 22, 340, 1340);
        pen.dispose();
        return new Sheet(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    private static void write(Graphics2D pen, String words, int size, int x, int y) {
        var fonts = Path.of(System.getProperty("hall24.assets"), "fonts");
        try {
            var sans = Font.createFont(
                            Font.TRUETYPE_FONT,
                            fonts.resolve("NotoSansSC_400Regular.ttf").toFile())
                    .deriveFont((float) size);
            pen.setFont(sans);
            pen.drawString(words.replace("𠮷", "吉"), x, y);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
