package org.hall24.demo.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.hall24.trust.Trust;

/** The public page behind a certificate's code, visited as anybody may: over TLS, trusting the demonstration's CA and nobody else. */
final class PublicPage {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
    private static final int OK = 200;
    private static final String BOUNDARY = "----hall24-demo-boundary";

    private final HttpClient http;

    /** A visitor who trusts this CA. */
    PublicPage(Path ca) throws IOException {
        http = HttpClient.newBuilder()
                .connectTimeout(ANSWER_MAX)
                .sslContext(Trust.in(ca))
                .build();
    }

    /** Whether the page says that this certificate is valid: in its words, and by its status. */
    boolean saysValid(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + "?lang=zh"))
                .timeout(ANSWER_MAX)
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        return response.statusCode() == OK && response.body().contains(">有效<");
    }

    /** Whether the page says that this file is, byte for byte, the one that was issued. */
    boolean saysUnchanged(String address, byte[] pdf) throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(pdf);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        var request = HttpRequest.newBuilder(URI.create(address + "/file?lang=zh"))
                .timeout(ANSWER_MAX)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        var said = http.send(request, BodyHandlers.ofString()).body();
        boolean same = said.contains("一字未改");
        if (same == said.contains("被改动过")) {
            throw new IOException("the public page says neither that the file is the same nor that it is not");
        }
        return same;
    }
}
