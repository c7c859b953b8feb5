package org.hall24.fleet.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One kept-alive HTTP/1.1 connection that sends bytes made before and reads answers. As little work as can be: what it costs is
 * missing for the server on the same machine.
 */
final class Wire implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final int BUFFER_BYTES = 16 << 10;
    private static final int LINE_CHARS_MAX = 8 << 10;

    private final Socket socket;
    private final BufferedInputStream in;
    private final OutputStream out;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        this.out = socket.getOutputStream();
    }

    /** What came back; its body was read and nobody needs it. */
    record Answer(int status, Optional<String> tag) {}

    /**
     * Connects to loopback.
     *
     * @param tls empty for plain HTTP
     */
    static Wire to(int port, Optional<SSLContext> tls) throws IOException {
        var plain = new Socket();
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(Math.toIntExact(ANSWER_MAX.toMillis()));
        plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        if (tls.isEmpty()) {
            return new Wire(plain);
        }
        var secret = (SSLSocket) tls.get().getSocketFactory().createSocket(plain, "localhost", port, true);
        secret.startHandshake();
        return new Wire(secret);
    }

    /** Sends one request and reads its answer. */
    Answer exchange(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        var first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        int length = 0;
        Optional<String> tag = Optional.empty();
        for (var header = line(); !header.isEmpty(); header = line()) {
            var name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            var value = header.substring(header.indexOf(':') + 1).strip();
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "etag" -> tag = Optional.of(value);
                case "transfer-encoding" -> throw new IOException("an answer in pieces, which nobody expected");
                default -> {
                    // Nothing of it matters here.
                }
            }
        }
        if (status != 304) {
            in.skipNBytes(length);
        }
        return new Answer(status, tag);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LINE_CHARS_MAX) {
                throw new IOException("the connection ended in the middle of an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** The bytes of a request. */
    static byte[] request(String method, String path, Iterable<String> headers, byte[] body) {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        var start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        var whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
