package org.hall24.driver.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortDataListener;
import com.fazecast.jSerialComm.SerialPortEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.Intake;
import org.hall24.driver.kernel.Outlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open serial port. A platform thread of its own listens: a native read would hold one of the few carriers of virtual threads.
 * A read of -1, a write of 0 bytes and the port's disconnect event all mean the same: the cable is out.
 */
final class SerialLink implements ByteLink {
    /** How long one native read waits; so soon does the listener notice that the link was closed. */
    static final int LISTEN_MILLIS = 100;

    /** How long a device may take no bytes, beside the time they need on the line: as long as at the other kinds of line. */
    private static final Duration TAKE_MAX = Duration.ofSeconds(5);

    /** 8 bits, start and stop. */
    private static final long BITS_A_BYTE = 10;

    /** Closing a port can hang for ever in some USB drivers. */
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SerialLink.class);

    private final SerialPort port;
    private final String name;
    private final Outlet outlet;
    private final Intake intake = new Intake();
    private final AtomicBoolean closed = new AtomicBoolean();

    private SerialLink(SerialPort port, String name, int descriptor) {
        this.port = port;
        this.name = name;
        this.outlet = new Outlet(descriptor, name, port::bytesAwaitingWrite);
    }

    /**
     * The link of a port that is open.
     *
     * @param descriptor the same port, opened to write; on Linux the library writes without a limit, and a device on USB that takes no bytes
     *     would hold the writer for ever
     */
    static SerialLink over(SerialPort port, String name, int descriptor) {
        var link = new SerialLink(port, name, descriptor);
        port.addDataListener(new Unplugged(link.intake));
        Thread.ofPlatform()
                .daemon()
                .name("listen " + name)
                .start(() -> link.intake.fillFrom(into -> port.readBytes(into, into.length)));
        return link;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try {
            outlet.write(bytes, TAKE_MAX.plusMillis(1_000 * BITS_A_BYTE * bytes.length / port.getBaudRate()));
        } catch (IOException e) {
            intake.end();
            throw e;
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        return intake.take(into, patience);
    }

    @Override
    public boolean isWhole() {
        return !intake.hasEnded();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        intake.wipe();
        var aside = Thread.ofPlatform().daemon().name("close " + name).start(this::letGo);
        try {
            if (!aside.join(CLOSE_MAX)) {
                LOG.warn("serial port {} did not close within {}; left to its driver", name, CLOSE_MAX);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void letGo() {
        outlet.close();
        port.closePort();
    }

    /** Hears of the unplugging even when nobody reads. */
    private record Unplugged(Intake intake) implements SerialPortDataListener {
        @Override
        public int getListeningEvents() {
            return SerialPort.LISTENING_EVENT_PORT_DISCONNECTED;
        }

        @Override
        public void serialEvent(SerialPortEvent event) {
            intake.end();
        }
    }
}
