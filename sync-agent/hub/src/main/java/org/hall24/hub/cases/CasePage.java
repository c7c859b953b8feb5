package org.hall24.hub.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hall24.hub.departments.Departments;
import org.hall24.hub.pages.PublicPage;
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
    private static final String WORDS = "org.hall24.hub.cases.page";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(PublicPage.ZONE);

    private final CaseFiles files;
    private final QueryCodes codes;
    private final Departments departments;
    private final PaperNames papers;

    /** Names of matters that give a paper; their cases are done when they are opened. */
    @FunctionalInterface
    public interface PaperNames {
        /**
         * The name of the paper and of its department; empty when the matter gives none.
         *
         * @param chinese whether in Chinese; else in English
         */
        Optional<Departments.Labels> of(String matter, boolean chinese);
    }

    /** The page over these files. */
    public CasePage(CaseFiles files, QueryCodes codes, Departments departments, PaperNames papers) {
        this.files = files;
        this.codes = codes;
        this.departments = departments;
        this.papers = papers;
    }

    /** Asks the code. */
    @GetMapping("/c/{number}")
    public ModelAndView ask(
            @PathVariable("number") String number,
            @RequestParam(name = "lang", defaultValue = "") String lang,
            @RequestHeader(name = "Accept-Language", defaultValue = "") String accept,
            HttpServletResponse response) {
        return page(number, PublicPage.language(lang, accept), "ask", response);
    }

    /** Shows how it stands. The code travels in the body: addresses end up in logs. */
    @PostMapping("/c/{number}")
    public ModelAndView show(
            @PathVariable("number") String number,
            @RequestParam("code") String code,
            @RequestParam(name = "lang", defaultValue = "") String lang,
            @RequestHeader(name = "Accept-Language", defaultValue = "") String accept,
            HttpServletResponse response) {
        var locale = PublicPage.language(lang, accept);
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
        boolean chinese = locale.equals(Locale.CHINESE);
        var paper = papers.of(found.matter(), chinese);
        var labels = paper.or(() -> departments.labels(found.matter(), chinese))
                .orElse(new Departments.Labels(found.matter(), "—"));
        var words = PublicPage.words(WORDS, locale);
        var state = paper.isPresent() ? "issued" : found.state().word();
        var page = page(number, locale, "found", response)
                .addObject("matter", labels.matter())
                .addObject("department", labels.department())
                .addObject("state", words.get("state." + state))
                .addObject("stateClass", found.state().word())
                .addObject("explain", words.get("explain." + state))
                .addObject("received", TIME.format(found.receivedAt()))
                .addObject("referenceLabel", words.get(paper.isPresent() ? "certificate" : "reference"));
        found.reference().ifPresent(reference -> page.addObject("reference", reference));
        found.refusal()
                .ifPresent(code -> page.addObject(
                        "refusal", words.getOrDefault("refusal." + code, words.getOrDefault("refusal.other", code))));
        return page;
    }

    private static ModelAndView page(String number, Locale locale, String kind, HttpServletResponse response) {
        return PublicPage.of("case", WORDS, locale, response)
                .addObject("number", number)
                .addObject("kind", kind)
                .addObject("trouble", PublicPage.words(WORDS, locale).getOrDefault(kind, ""));
    }
}
