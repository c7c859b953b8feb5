package org.hall24.demo.panel;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import javax.swing.JComponent;
import org.hall24.demo.ledger.GuideLights;

/** Six lamps with their words, amber while they burn. On Swing's thread. */
final class GuideLamps extends JComponent {
    private static final long serialVersionUID = 1L;

    private static final Color AMBER = new Color(0xFFB020);
    private static final Color AMBER_EDGE = new Color(0xB87400);
    private static final Color DARK = new Color(0xD5DAE1);
    private static final Color DARK_EDGE = new Color(0x9AA5B4);
    private static final Color INK = new Color(0x1B2430);
    private static final int LAMP = 26;
    private static final int WIDE = 80;
    private static final int TALL = 62;

    /** In the order of {@link GuideLights#ALL}. */
    private static final List<String> NAMES = List.of("读证 Card", "回执 Slip", "证明 A4", "扫码 Code", "摄像 Cam", "插卡 Slot");

    private transient List<String> burning = List.of();

    GuideLamps(Font font) {
        setFont(font);
        var size = new Dimension(WIDE * GuideLights.ALL.size(), TALL);
        setPreferredSize(size);
        setMinimumSize(size);
        setMaximumSize(size);
        setAlignmentX(LEFT_ALIGNMENT);
    }

    /** These burn now, by the words of their lights. */
    void show(List<String> now) {
        if (!now.equals(burning)) {
            burning = List.copyOf(now);
            repaint();
        }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var pen = (Graphics2D) graphics.create();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (int i = 0; i < GuideLights.ALL.size(); i++) {
            boolean burns = burning.contains(GuideLights.ALL.get(i));
            int x = i * WIDE + (WIDE - LAMP) / 2;
            pen.setColor(burns ? AMBER : DARK);
            pen.fillOval(x, 4, LAMP, LAMP);
            pen.setColor(burns ? AMBER_EDGE : DARK_EDGE);
            pen.drawOval(x, 4, LAMP, LAMP);
            pen.setColor(INK);
            pen.setFont(getFont());
            int wide = pen.getFontMetrics().stringWidth(NAMES.get(i));
            pen.drawString(NAMES.get(i), i * WIDE + (WIDE - wide) / 2, TALL - 8);
        }
        pen.dispose();
    }
}
