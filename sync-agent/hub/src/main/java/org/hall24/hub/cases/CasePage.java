package org.hall24.hub.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.hall24.hub.departments.Departments;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page behind the code on a receipt: asks the query code, then says how the case stands. Nothing personal is on it. */
@Controller
public final class CasePage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private final CaseFiles files;
    private final QueryCodes codes;
    private final Departments departments;

    /** The page over these files. */
    public CasePage(CaseFiles files, QueryCodes codes, Departments departments) {
        this.files = files;
        this.codes = codes;
        this.departments = departments;
    }

    /** Asks the code. */
    @GetMapping("/c/{number}")
    public ModelAndView ask(
            @PathVariable("number") String number,
            @RequestParam(name = "lang", defaultValue = "") String lang,
            @RequestHeader(name = "Accept-Language", defaultValue = "") String accept,
            HttpServletResponse response) {
        return page(number, language(lang, accept), "ask", response);
    }

    /** Shows how it stands. The code travels in the body: addresses end up in logs. */
    @PostMapping("/c/{number}")
    public ModelAndView show(
            @PathVariable("number") String number,
            @RequestParam("code") String code,
            @RequestParam(name = "lang", defaultValue = "") String lang,
            @RequestHeader(name = "Accept-Language", defaultValue = "") String accept,
            HttpServletResponse response) {
        var locale = language(lang, accept);
        var typed = code.strip();
        if (!QueryCodes.isCode(typed)) {
            return page(number, locale, "nomatch", response);
        }
        return switch (files.look(number, typed, codes)) {
            case CaseFiles.Looked.NoMatch _ -> page(number, locale, "nomatch", response);
            case CaseFiles.Looked.Locked _ -> page(number, locale, "locked", response);
            case CaseFiles.Looked.Found found -> found(number, locale, found, response);
        };
    }

    private ModelAndView found(
            String number, Locale locale, CaseFiles.Looked.Found found, HttpServletResponse response) {
        var labels = departments
                .labels(found.matter(), locale.equals(Locale.CHINESE))
                .orElse(new Departments.Labels(found.matter(), "—"));
        var words = words(locale);
        var page = page(number, locale, "found", response)
                .addObject("matter", labels.matter())
                .addObject("department", labels.department())
                .addObject("state", words.get("state." + found.state().word()))
                .addObject("stateClass", found.state().word())
                .addObject("explain", words.get("explain." + found.state().word()))
                .addObject("received", TIME.format(found.receivedAt()));
        found.reference().ifPresent(reference -> page.addObject("reference", reference));
        found.refusal()
                .ifPresent(code -> page.addObject(
                        "refusal", words.getOrDefault("refusal." + code, words.getOrDefault("refusal.other", code))));
        return page;
    }

    private static ModelAndView page(String number, Locale locale, String kind, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        return new ModelAndView("case")
                .addObject("number", number)
                .addObject("kind", kind)
                .addObject("lang", locale.getLanguage())
                .addObject("trouble", words(locale).getOrDefault(kind, ""))
                .addObject("t", words(locale));
    }

    private static Map<String, String> words(Locale locale) {
        var bundle = ResourceBundle.getBundle("org.hall24.hub.cases.page", locale);
        return bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
    }

    private static Locale language(String lang, String accept) {
        var wanted = lang.isEmpty() ? accept : lang;
        return wanted.startsWith("en") ? Locale.ENGLISH : Locale.CHINESE;
    }
}
