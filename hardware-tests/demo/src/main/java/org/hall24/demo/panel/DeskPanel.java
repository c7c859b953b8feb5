package org.hall24.demo.panel;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.awt.Insets;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.hall24.demo.hall.Hall;
import org.hall24.demo.ledger.GuideLights;
import org.hall24.people.People;
import org.hall24.people.Person;

/** The desk panel: cards, cables, paper and network, each a word to a simulator. On Swing's thread, words on their own. */
final class DeskPanel {
    private static final Color PAPER = new Color(0xF5F6F8);
    private static final Color INK = new Color(0x1B2430);
    private static final Color BLUE = new Color(0x1E5BB8);
    private static final Color QUIET = new Color(0x5A6675);
    private static final Color RED = new Color(0xB3261E);
    private static final int WIDTH = 560;
    private static final int HEIGHT = 1080;
    private static final int GAP = 8;
    private static final float CARD_POINTS = 14;

    /** A lamp that burns is seen at once. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Hall hall;
    private final Lettering lettering;
    private final CountDownLatch closed;
    private final JLabel answer = new JLabel(" ");
    private final GuideLamps lamps;

    DeskPanel(Hall hall, Lettering lettering, CountDownLatch closed) {
        this.hall = hall;
        this.lettering = lettering;
        this.closed = closed;
        this.lamps = new GuideLamps(lettering.regular().deriveFont(14f));
    }

    /** Something that happens when a button is pressed. */
    @FunctionalInterface
    private interface Deed {
        void happen() throws IOException;
    }

    void show() {
        var frame = new JFrame("Hall24 · 桌面面板 Desk panel");
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                closed.countDown();
            }
        });
        var column = new JPanel();
        column.setLayout(new BoxLayout(column, BoxLayout.Y_AXIS));
        column.setBackground(PAPER);
        column.setBorder(BorderFactory.createEmptyBorder(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP));
        column.add(words("把一张演示身份证放到读卡区，再在终端上触摸。", lettering.regular(), INK));
        column.add(words("Lay a card on the reader, then touch the terminal.", lettering.regular(), QUIET));
        column.add(cards());
        column.add(reader());
        if (hall.hasSlot()) {
            column.add(slot());
        }
        column.add(printer());
        column.add(network());
        column.add(board());
        column.add(Box.createVerticalGlue());
        frame.add(column, BorderLayout.CENTER);
        answer.setFont(lettering.regular());
        answer.setForeground(QUIET);
        answer.setBorder(BorderFactory.createEmptyBorder(GAP, 2 * GAP, GAP, 2 * GAP));
        frame.add(answer, BorderLayout.SOUTH);
        frame.setSize(WIDTH, HEIGHT);
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
        Thread.ofVirtual().name("desk-lamps").start(this::watchLamps);
    }

    private JComponent cards() {
        var box = section("身份证 Identity cards");
        var two = new JPanel(new GridLayout(0, 2, GAP / 2, GAP / 2));
        two.setOpaque(false);
        two.setAlignmentX(Component.LEFT_ALIGNMENT);
        for (var person : People.shipped().people()) {
            var card = wide(person.id() + " " + person.name() + " " + condition(person), () -> {
                hall.idcard().say("REMOVE");
                hall.idcard().say("INSERT " + person.id());
            });
            card.setFont(lettering.regular().deriveFont(CARD_POINTS));
            card.setMargin(new Insets(3, 6, 3, 6));
            two.add(card);
        }
        two.setMaximumSize(new Dimension(Integer.MAX_VALUE, two.getPreferredSize().height));
        box.add(two);
        box.add(Box.createVerticalStrut(GAP / 2));
        box.add(wide("取走 Take the card away", () -> hall.idcard().say("REMOVE")));
        return box;
    }

    private static String condition(Person person) {
        if (person.kind().equals("unknown")) {
            return "不认识的卡 unknown kind";
        }
        return switch (person.validTo()) {
            case "长期" -> "长期 no expiry";
            default -> "至 until " + person.validTo();
        };
    }

    private JComponent reader() {
        return row(
                section("读卡器 Card reader"),
                button("拔线 Unplug", () -> hall.idcard().say("UNPLUG")),
                button("插回 Plug in", () -> hall.idcard().say("PLUG")));
    }

    /** The first three people's; of the first edition, of the second, and one that shows its holder to the issuer only. */
    private JComponent slot() {
        return row(
                section("社会保障卡 Social-security card"),
                button("R-03 1.0", () -> hall.smartcard().say("INSERT S-03")),
                button("R-02 2.0", () -> hall.smartcard().say("INSERT S-02")),
                button("R-01 3.0", () -> hall.smartcard().say("INSERT S-01")),
                button("别的卡 Other", () -> hall.smartcard().say("INSERT X-00")),
                button("拔出 Out", () -> hall.smartcard().say("REMOVE")));
    }

    private JComponent printer() {
        var box = section("打印机 Receipt printer");
        box.add(rowOf(
                button("纸满 Paper full", () -> hall.printer().say("PAPER FULL")),
                button("将尽 Low", () -> hall.printer().say("PAPER LOW")),
                button("用尽 Out", () -> hall.printer().say("PAPER OUT"))));
        box.add(rowOf(
                button("拔线 Unplug", () -> hall.printer().say("UNPLUG")),
                button("插回 Plug in", () -> hall.printer().say("PLUG"))));
        box.add(words(
                "凭条 Receipts: " + hall.places().receipts(), lettering.regular().deriveFont(13f), QUIET));
        return box;
    }

    private JComponent network() {
        return row(
                section("网络 Network"),
                button("断网 Off", () -> hall.cable().off()),
                button("恢复 On", () -> hall.cable().on()));
    }

    private JComponent board() {
        var box = section("指引灯与感应 Guide lights and sensors");
        box.add(lamps);
        box.add(rowOf(
                button("开机门 Door open", () -> hall.board().say("DOOR OPEN")),
                button("关 Close", () -> hall.board().say("DOOR CLOSED")),
                button("有人 Somebody", () -> hall.board().say("PRESENCE ON")),
                button("没人 Nobody", () -> hall.board().say("PRESENCE OFF"))));
        box.add(rowOf(
                button("有电 Mains", () -> hall.board().say("UPS MAINS")),
                button("停电 On battery", () -> hall.board().say("UPS BATTERY")),
                button("将尽 Battery low", () -> hall.board().say("UPS LOW"))));
        return box;
    }

    /** Looks at the board's relays until the panel is closed. */
    private void watchLamps() {
        var lights = new GuideLights(hall.board());
        try {
            while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                List<String> burning;
                try {
                    burning = lights.burning();
                } catch (IOException _) {
                    burning = List.of(); // the board is being started or stopped
                }
                var now = burning;
                SwingUtilities.invokeLater(() -> lamps.show(now));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private JPanel section(String title) {
        var box = new JPanel();
        box.setLayout(new BoxLayout(box, BoxLayout.Y_AXIS));
        box.setOpaque(false);
        box.setAlignmentX(Component.LEFT_ALIGNMENT);
        box.setBorder(BorderFactory.createEmptyBorder(2 * GAP, 0, 0, 0));
        box.add(words(title, lettering.bold(), BLUE));
        box.add(Box.createVerticalStrut(GAP / 2));
        return box;
    }

    private static JComponent row(JPanel section, JButton... buttons) {
        section.add(rowOf(buttons));
        return section;
    }

    private static JComponent rowOf(JButton... buttons) {
        var row = new JPanel(new FlowLayout(FlowLayout.LEFT, GAP, GAP / 2));
        row.setOpaque(false);
        row.setAlignmentX(Component.LEFT_ALIGNMENT);
        for (var button : buttons) {
            row.add(button);
        }
        row.setMaximumSize(new Dimension(Integer.MAX_VALUE, row.getPreferredSize().height));
        return row;
    }

    private static JLabel words(String text, java.awt.Font font, Color ink) {
        var label = new JLabel(text);
        label.setFont(font);
        label.setForeground(ink);
        label.setAlignmentX(Component.LEFT_ALIGNMENT);
        return label;
    }

    private JButton wide(String text, Deed deed) {
        var button = button(text, deed);
        button.setHorizontalAlignment(JButton.LEFT);
        button.setAlignmentX(Component.LEFT_ALIGNMENT);
        button.setMaximumSize(new Dimension(Integer.MAX_VALUE, button.getPreferredSize().height));
        return button;
    }

    private JButton button(String text, Deed deed) {
        var button = new JButton(lettering.fit(text));
        button.setFont(lettering.regular());
        button.setForeground(INK);
        button.setBackground(Color.WHITE);
        button.setFocusPainted(false);
        button.addActionListener(_ -> Thread.ofVirtual().name("desk").start(() -> perform(text, deed)));
        return button;
    }

    private void perform(String text, Deed deed) {
        try {
            deed.happen();
            tell(text, QUIET);
        } catch (IOException e) {
            tell(text + ": " + e.getMessage(), RED);
        }
    }

    private void tell(String sentence, Color ink) {
        SwingUtilities.invokeLater(() -> {
            answer.setForeground(ink);
            answer.setText(sentence);
        });
    }
}
