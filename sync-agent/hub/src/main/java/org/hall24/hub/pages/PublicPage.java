package org.hall24.hub.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.web.servlet.ModelAndView;

/** A page anybody may open: no script, no picture from elsewhere, nothing kept by a browser. */
public final class PublicPage {
    /** Where the people who read these pages live. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private PublicPage() {}

    /**
     * A page with its words as {@code t} and its language as {@code lang}.
     *
     * @param view the template
     * @param bundle base name of the texts
     */
    public static ModelAndView of(String view, String bundle, Locale locale, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        return new ModelAndView(view).addObject("lang", locale.getLanguage()).addObject("t", words(bundle, locale));
    }

    /** All texts of a bundle by their keys. */
    public static Map<String, String> words(String bundle, Locale locale) {
        var texts = ResourceBundle.getBundle(bundle, locale);
        return texts.keySet().stream().collect(Collectors.toMap(key -> key, texts::getString));
    }

    /**
     * Chinese or English.
     *
     * @param lang what the address says; empty = what the browser wants
     */
    public static Locale language(String lang, String accept) {
        var wanted = lang.isEmpty() ? accept : lang;
        return wanted.startsWith("en") ? Locale.ENGLISH : Locale.CHINESE;
    }
}
