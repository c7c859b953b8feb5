package org.hall24.fleet.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hall24.fleet.Order;
import org.hall24.programs.Program;

/** The peer of the poll: the distribution's nginx with one static file, on two loopback ports, plain and with TLS. */
final class Nginx implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final Duration UP_MAX = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Program program;
    private final int plain;
    private final int secret;

    private Nginx(Program program, int plain, int secret) {
        this.program = program;
        this.plain = plain;
        this.secret = secret;
    }

    /**
     * Starts it.
     *
     * @param file what it serves as {@code /release.json}
     * @param certificate and key: the hub's own, so that both do the same work for TLS
     * @throws IOException also when it is not installed
     */
    static Nginx start(Order order, Path file, Path certificate, Path key) throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IOException("there is no nginx: please install nginx-light (./hall24 bench poll does)");
        }
        var home = Files.createDirectories(order.out().resolve("nginx"));
        Files.copy(file, home.resolve("release.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        int plain = freePort();
        int secret = freePort();
        var settings = home.resolve("nginx.conf");
        Files.writeString(settings, settings(home, certificate, key, plain, secret));
        var program = Program.start(
                "nginx",
                List.of(PROGRAM.toString(), "-p", home.toString(), "-c", settings.toString()),
                Map.of(),
                home.resolve("nginx.log"),
                _ -> {});
        var nginx = new Nginx(program, plain, secret);
        long giveUpAt = System.nanoTime() + UP_MAX.toNanos();
        while (!nginx.answers()) {
            if (System.nanoTime() > giveUpAt || !program.isAlive()) {
                program.close();
                throw new IOException("nginx does not come up; see " + home.resolve("nginx.log"));
            }
            order.pause().sleep(LOOK);
        }
        return nginx;
    }

    private static String settings(Path home, Path certificate, Path key, int plain, int secret) {
        var user = "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
        return user
                + """
                daemon off;
                worker_processes %d;
                pid %s/nginx.pid;
                error_log stderr warn;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  keepalive_requests 100000000;
                  keepalive_timeout 300s;
                  sendfile on;
                  open_file_cache max=10;
                  client_body_temp_path %s/body; proxy_temp_path %s/proxy; fastcgi_temp_path %s/fastcgi;
                  uwsgi_temp_path %s/uwsgi; scgi_temp_path %s/scgi;
                  server {
                    listen 127.0.0.1:%d;
                    listen 127.0.0.1:%d ssl;
                    ssl_certificate %s;
                    ssl_certificate_key %s;
                    ssl_protocols TLSv1.3 TLSv1.2;
                    root %s;
                  }
                }
                """.formatted(
                                Runtime.getRuntime().availableProcessors(),
                                home,
                                home,
                                home,
                                home,
                                home,
                                home,
                                plain,
                                secret,
                                certificate,
                                key,
                                home);
    }

    private boolean answers() {
        try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), plain)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    int plain() {
        return plain;
    }

    int secret() {
        return secret;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
