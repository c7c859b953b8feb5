package org.hall24.hub.releases;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.hub.fleet.SignatureFilter;
import org.hall24.wire.http.Refusal;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /v1/release?have=REVISION&wait=SECONDS}: 200 with the release file this terminal shall have, 304 (204 when the request
 * named no ETag) when it has it. With {@code seen=REVISION} the terminal names a higher one it got and does not use, or not yet:
 * it is not handed out again. Reads and writes no database; waits on a virtual thread.
 */
@RestController
public final class ReleaseRoute {
    /** Proxies cut a silent connection after a minute. */
    private static final int WAIT_SECONDS_MAX = 50;

    private static final Pattern REVISION = Pattern.compile("\"?([0-9]{1,18})\"?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,3}");

    private final Releases releases;
    private final Reports reports;

    /** The route. */
    public ReleaseRoute(Releases releases, Reports reports) {
        this.releases = releases;
        this.reports = reports;
    }

    /** Answers at once, or when there is something. */
    @GetMapping("/v1/release")
    public ResponseEntity<byte[]> get(
            @RequestAttribute(SignatureFilter.TERMINAL) String terminal,
            @RequestParam(name = "have", required = false) Optional<String> have,
            @RequestParam(name = "seen", defaultValue = "0") String seen,
            @RequestParam(name = "wait", defaultValue = "0") String wait,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) Optional<String> etag,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) Optional<String> encodings)
            throws InterruptedException {
        var named = REVISION.matcher(have.or(() -> etag).orElse("0"));
        var other = REVISION.matcher(seen);
        if (!named.matches() || !other.matches() || !SECONDS.matcher(wait).matches()) {
            return ResponseEntity.badRequest()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Refusal(Refusal.MALFORMED).toJson());
        }
        long revision = Long.parseLong(named.group(1));
        reports.has(terminal, revision);
        var patience = Duration.ofSeconds(Math.min(Integer.parseInt(wait), WAIT_SECONDS_MAX));
        var offer = releases.await(Math.max(revision, Long.parseLong(other.group(1))), terminal, patience);
        if (offer.isEmpty()) {
            return ResponseEntity.status(etag.isPresent() ? 304 : 204)
                    .eTag(quoted(revision))
                    .build();
        }
        return file(
                offer.get(), encodings.filter(words -> words.contains("gzip")).isPresent());
    }

    private static ResponseEntity<byte[]> file(Releases.Offer offer, boolean zipped) {
        var answer = ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .eTag(quoted(offer.revision()));
        return zipped
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(offer.zipped())
                : answer.body(offer.file());
    }

    private static String quoted(long revision) {
        return "\"" + revision + "\"";
    }

    /** The server waits for requests in hand before it ends: those who only wait are sent home first. */
    @EventListener
    public void ending(ContextClosedEvent event) {
        releases.sendHome();
    }
}
