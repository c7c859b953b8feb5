package org.hall24.driver.frames;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.FrameOpener;
import org.hall24.device.link.FrameSource;

/** Transport {@code mjpeg}: a camera on the network that sends one JPEG after another, by {@code host:port/path}. */
public final class MjpegOpener implements FrameOpener {
    /** In the hall's own network a camera answers within milliseconds; the first packet may be lost once. */
    private static final int CONNECT_MILLIS_MAX = 3_000;

    /** A camera that sends nothing for so long has hung itself up; the driver calls it silent long before. */
    private static final int SILENCE_MILLIS_MAX = 10_000;

    private static final int PORT_MAX = 65_535;

    @Override
    public String word() {
        return "mjpeg";
    }

    @Override
    public String sentence() {
        return "A camera on the network that sends motion JPEG over HTTP, by host:port/path.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of();
    }

    @Override
    public boolean isPresent(DeviceUrl url) {
        return true; // nobody can tell without knocking
    }

    @Override
    public FrameSource open(DeviceUrl url, OptionValues options) throws DeviceException {
        String written = url.address();
        int slash = written.indexOf('/');
        String host = slash < 0 ? written : written.substring(0, slash);
        String path = slash < 0 ? "/" : written.substring(slash);
        int colon = host.lastIndexOf(':');
        String port = host.substring(colon + 1);
        if (colon <= 0 || !new DeviceOption.Whole(1, PORT_MAX).takes(port) || !isPlain(path)) {
            throw new DeviceException(
                    Fault.MISCONFIGURED, "device URL '" + url + "': the address must read host:port/path");
        }
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host.substring(0, colon), Integer.parseInt(port)), CONNECT_MILLIS_MAX);
            socket.setSoTimeout(SILENCE_MILLIS_MAX);
            return MjpegSource.over(socket, host, path);
        } catch (IOException e) {
            MjpegSource.closeQuietly(socket);
            throw new DeviceException(Fault.GONE, "no camera answers at " + written + ": " + e.getMessage(), e);
        }
    }

    /** No blanks, no line ends: they would end the request early. */
    private static boolean isPlain(String path) {
        return path.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
