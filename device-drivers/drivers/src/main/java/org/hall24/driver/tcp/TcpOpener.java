package org.hall24.driver.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.LinkOpener;

/** Transport {@code tcp}: a device on the network, by {@code host:port}. */
public final class TcpOpener implements LinkOpener {
    /** In the hall's own network a device answers within milliseconds; the first packet may be lost once. */
    private static final int CONNECT_MILLIS_MAX = 3_000;

    private static final int PORT_MAX = 65_535;

    @Override
    public String word() {
        return "tcp";
    }

    @Override
    public String sentence() {
        return "A device on the network, by host:port.";
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
    public ByteLink open(DeviceUrl url, OptionValues options) throws DeviceException {
        var address = address(url);
        var socket = new Socket();
        try {
            socket.connect(address, CONNECT_MILLIS_MAX);
            socket.setTcpNoDelay(true); // status questions are three bytes long and wanted at once
            socket.setKeepAlive(true);
            return TcpLink.over(socket, url.address());
        } catch (IOException e) {
            closeQuietly(socket);
            throw new DeviceException(Fault.GONE, "nobody answers at " + url.address(), e);
        }
    }

    private static InetSocketAddress address(DeviceUrl url) throws DeviceException {
        int colon = url.address().lastIndexOf(':');
        String port = url.address().substring(colon + 1);
        if (colon <= 0 || !new DeviceOption.Whole(1, PORT_MAX).takes(port)) {
            throw new DeviceException(Fault.MISCONFIGURED, "device URL '" + url + "': the address must read host:port");
        }
        return new InetSocketAddress(url.address().substring(0, colon), Integer.parseInt(port));
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it never was a connection
        }
    }
}
