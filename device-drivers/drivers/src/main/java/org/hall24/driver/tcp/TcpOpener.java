package org.hall24.driver.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.LinkOpener;

/** Transport {@code tcp}: a device on the network, by {@code host:port}. */
public final class TcpOpener implements LinkOpener {
    private static final DeviceOption TAKE = new DeviceOption(
            "take",
            new DeviceOption.Whole(1, 300),
            "s",
            "5",
            "How long the device may take no bytes before the line is given up; more for one that prints while it reads.");

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
        return List.of(TAKE);
    }

    /** Names have no case, and this machine has two; whatever else a name stands for is not asked, because that may block. */
    @Override
    public String target(DeviceUrl url) {
        return url.address().toLowerCase(Locale.ROOT).replaceFirst("^localhost(?=:)", "127.0.0.1");
    }

    @Override
    public boolean isPresent(DeviceUrl url) {
        return true; // nobody can tell without knocking
    }

    @Override
    public ByteLink open(DeviceUrl url, OptionValues options) throws DeviceException {
        var address = address(url);
        try {
            return TcpLink.to(address, url.address(), Duration.ofSeconds(options.whole(TAKE.name())));
        } catch (IOException e) {
            throw new DeviceException(Fault.GONE, "nobody answers at " + url.address(), e);
        }
    }

    private static InetSocketAddress address(DeviceUrl url) throws DeviceException {
        int colon = url.address().lastIndexOf(':');
        String port = url.address().substring(colon + 1);
        if (colon <= 0 || !new DeviceOption.Whole(1, PORT_MAX).takes(port)) {
            throw new DeviceException(Fault.MISCONFIGURED, "device URL '" + url + "': the address must read host:port");
        }
        return InetSocketAddress.createUnresolved(url.address().substring(0, colon), Integer.parseInt(port));
    }
}
