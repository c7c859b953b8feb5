package org.hall24.hub.certificates;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.hall24.hub.pages.PublicPage;
import org.hall24.wire.Bytes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page behind the code on a certificate: valid or not, is this its file, is this its holder. Nothing personal is on it. */
@Controller
public final class VerificationPage {
    /** As much as a terminal prints; the multipart limits of the server say the same. */
    static final int FILE_BYTES_MAX = 4 << 20;

    /** Each upload is held in memory, never on a disk. */
    private static final int UPLOADS_MAX = 4;

    private static final String WORDS = "org.hall24.hub.certificates.verify";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(PublicPage.ZONE);

    private final Verification verification;
    private final Semaphore uploads = new Semaphore(UPLOADS_MAX);

    VerificationPage(Verification verification) {
        this.verification = verification;
    }

    /** Asks number and code, for who cannot scan. */
    @GetMapping("/v")
    public ModelAndView ask(
            @RequestParam(name = "lang", defaultValue = "") String lang,
            @RequestHeader(name = "Accept-Language", defaultValue = "") String accept,
            HttpServletResponse response) {
        return page("ask", "", PublicPage.language(lang, accept), response);
    }

    /** Leads to the certificate's own page, with what was typed put right. */
    @PostMapping("/v")
    public ModelAndView typed(
            @RequestParam("number") String number,
            @RequestParam("code") String code,
            @RequestParam(name = "lang", defaultValue = "") String lang,
            @RequestHeader(name = "Accept-Language", defaultValue = "") String accept,
            HttpServletResponse response) {
        var locale = PublicPage.language(lang, accept);
        var certificate = number.strip().toUpperCase(Locale.ROOT);
        var verificationCode = VerificationCode.typed(code);
        if (!CertificateNumber.isOne(certificate) || verificationCode.isEmpty()) {
            return page("ask", "mistyped", locale, response);
        }
        var path = "/v/" + certificate + "/" + verificationCode.get();
        return new ModelAndView("redirect:" + path + "?lang=" + locale.getLanguage());
    }

    /** Valid or not. */
    @GetMapping("/v/{certificate}/{code}")
    public ModelAndView verify(
            @PathVariable("certificate") String certificate,
            @PathVariable("code") String code,
            @RequestParam(name = "lang", defaultValue = "") String lang,
            @RequestHeader(name = "Accept-Language", defaultValue = "") String accept,
            HttpServletRequest request,
            HttpServletResponse response) {
        return verdict(certificate, code, PublicPage.language(lang, accept), request, response);
    }

    /** Whether this name and these digits are the holder's. */
    @PostMapping("/v/{certificate}/{code}/holder")
    public ModelAndView holder(
            @PathVariable("certificate") String certificate,
            @PathVariable("code") String code,
            @RequestParam("name") String name,
            @RequestParam("digits") String digits,
            @RequestParam(name = "lang", defaultValue = "") String lang,
            @RequestHeader(name = "Accept-Language", defaultValue = "") String accept,
            HttpServletRequest request,
            HttpServletResponse response) {
        var page = verdict(certificate, code, PublicPage.language(lang, accept), request, response);
        if ("valid".equals(page.getModel().get("kind"))) {
            page.addObject("holder", word(verification.holder(certificate, code, name, digits)));
        }
        return page;
    }

    /** Whether the file sent is, byte for byte, the one issued. What is sent is compared in memory and forgotten. */
    @PostMapping("/v/{certificate}/{code}/file")
    public ModelAndView file(
            @PathVariable("certificate") String certificate,
            @PathVariable("code") String code,
            @RequestHeader(name = "Accept-Language", defaultValue = "") String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        // Asking for a parameter would read the whole body before there is a place for it.
        var lang = Optional.ofNullable(request.getQueryString()).orElse("").startsWith("lang=en") ? "en" : "";
        var page = verdict(certificate, code, PublicPage.language(lang, accept), request, response);
        if (!"valid".equals(page.getModel().get("kind"))) {
            return page;
        }
        if (!uploads.tryAcquire()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return page.addObject("file", "busy");
        }
        try {
            var digest = digest(request);
            if (digest.isEmpty()) {
                response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
                return page.addObject("file", "unreadable");
            }
            return page.addObject("file", word(verification.file(certificate, code, digest.get())));
        } finally {
            uploads.release();
        }
    }

    /** Empty when there is no file in it, or one that is too large. */
    private static Optional<Bytes> digest(HttpServletRequest request) throws IOException {
        try {
            var part = request.getPart("file");
            if (part == null || part.getSize() > FILE_BYTES_MAX) {
                return Optional.empty();
            }
            try (var in = part.getInputStream()) {
                return Optional.of(Bytes.sha256(in.readAllBytes()));
            }
        } catch (ServletException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private ModelAndView verdict(
            String certificate, String code, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        return switch (verification.verify(certificate, code, client(request))) {
            case Verification.Verdict.Valid(var found) -> {
                var title = Kind.of(found.matter()).map(CertificateMaker::title);
                yield page("valid", "", locale, response)
                        .addObject("number", found.number())
                        .addObject("path", "/v/" + found.number() + "/" + code)
                        .addObject(
                                "title",
                                title.map(names -> locale.equals(Locale.CHINESE) ? names.zh() : names.en())
                                        .orElse(found.matter()))
                        .addObject("made", TIME.format(found.madeAt()))
                        .addObject("pages", found.pages())
                        .addObject("terminal", found.terminal())
                        .addObject("sealed", found.sealed());
            }
            case Verification.Verdict.NotValid _ -> {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                yield page("invalid", "", locale, response);
            }
            case Verification.Verdict.TooOften _ -> {
                response.setStatus(429);
                yield page("often", "", locale, response);
            }
        };
    }

    private static ModelAndView page(String kind, String trouble, Locale locale, HttpServletResponse response) {
        return PublicPage.of("verify", WORDS, locale, response)
                .addObject("kind", kind)
                .addObject("trouble", trouble);
    }

    private static String word(Verification.Match match) {
        return switch (match) {
            case SAME -> "same";
            case DIFFERENT -> "different";
            case TOO_OFTEN -> "often";
        };
    }

    /** One caller: an address, or with IPv6 the network a household has. */
    private static String client(HttpServletRequest request) {
        try {
            var address = InetAddress.getByName(request.getRemoteAddr());
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
