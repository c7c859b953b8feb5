package org.hall24.hub.certificates;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** The words of certificates, and numbers and dates as certificates write them. */
final class PaperWords {
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.hall24.hub.certificates.paper", Locale.ROOT);
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿"};

    /** A thousand times what anybody's account holds. */
    private static final BigDecimal YUAN_MAX = new BigDecimal("999999999999.99");

    private PaperWords() {}

    /** A text, with values put where it says {@code {0}}. */
    static String of(String key, Object... values) {
        var text = WORDS.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(values);
    }

    /** A department's word as we call it; as it came when we have no text for it. */
    static String word(String family, String id) {
        var key = family + "." + id;
        return ID.matcher(id).matches() && WORDS.containsKey(key) ? WORDS.getString(key) : id;
    }

    /** {@code 2026-10} as 2026年10月; as it came when it is no month. */
    static String month(String text) {
        try {
            var month = YearMonth.parse(text);
            return month.getYear() + "年" + month.getMonthValue() + "月";
        } catch (DateTimeException e) {
            return text;
        }
    }

    static String day(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    /** Yuan with signs between the thousands. */
    static String yuan(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    /**
     * Yuan in the characters that cannot be changed with one stroke: 86234.56 is 捌万陆仟贰佰叁拾肆元伍角陆分.
     *
     * @param amount 0 to {@code 999999999999.99}, two digits after the point
     */
    static String capitals(BigDecimal amount) {
        if (amount.signum() < 0 || amount.compareTo(YUAN_MAX) > 0) {
            throw new IllegalArgumentException("an amount that no account holds");
        }
        long cents = amount.movePointRight(2).longValueExact();
        long whole = cents / 100;
        int jiao = (int) (cents / 10 % 10);
        int fen = (int) (cents % 10);
        var text = new StringBuilder();
        if (whole > 0 || cents == 0) {
            text.append(whole == 0 ? "零" : integer(whole)).append("元");
        }
        if (jiao == 0 && fen == 0) {
            return text.append("整").toString();
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append("角");
        } else if (whole > 0) {
            text.append("零");
        }
        return text.append(fen > 0 ? DIGITS.charAt(fen) + "分" : "整").toString();
    }

    private static String integer(long whole) {
        var text = new StringBuilder();
        boolean gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int part = (int) (whole / (long) Math.pow(10_000, group) % 10_000);
            if (part == 0) {
                gap = !text.isEmpty();
                continue;
            }
            for (int place = PLACES.length - 1; place >= 0; place--) {
                int digit = part / (int) Math.pow(10, place) % 10;
                if (digit == 0) {
                    gap = !text.isEmpty();
                } else {
                    text.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
                    gap = false;
                }
            }
            text.append(GROUPS[group]);
            // Zeros at the end of a group are not spoken; those at the beginning of the next one are.
            gap = false;
        }
        return text.toString();
    }
}
