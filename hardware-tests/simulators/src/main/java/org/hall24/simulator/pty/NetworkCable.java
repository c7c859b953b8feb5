package org.hall24.simulator.pty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A device server on the network: whoever connects talks to the device behind it, one at a time. Pulling the cable hangs up and lets nobody
 * in; it comes back at the same port.
 */
public final class NetworkCable implements Wire {
    /** So soon is an unplugging noticed by a device that waits for bytes. */
    private static final int LISTEN_MILLIS = 20;

    private InetSocketAddress address;
    private @Nullable ServerSocket door;
    private @Nullable Socket caller;

    /**
     * A cable that is not plugged in yet.
     *
     * @param address port 0 = any free one, which it keeps
     */
    public NetworkCable(InetSocketAddress address) {
        this.address = address;
    }

    /** Where it answers. */
    public synchronized InetSocketAddress address() {
        return address;
    }

    @Override
    public synchronized void plug() throws IOException {
        if (door != null) {
            return;
        }
        var fresh = new ServerSocket();
        fresh.setReuseAddress(true);
        fresh.bind(address);
        fresh.setSoTimeout(LISTEN_MILLIS);
        address = new InetSocketAddress(address.getAddress(), fresh.getLocalPort());
        door = fresh;
    }

    @Override
    public synchronized void unplug() {
        hangUp();
        var now = door;
        door = null;
        try {
            if (now != null) {
                now.close();
            }
        } catch (IOException _) {
            // closed is closed
        }
    }

    private synchronized void hangUp() {
        var now = caller;
        caller = null;
        try {
            if (now != null) {
                now.close();
            }
        } catch (IOException _) {
            // closed is closed
        }
    }

    @Override
    public synchronized boolean isPlugged() {
        return door != null;
    }

    /** A network has no baud. */
    @Override
    public boolean isAt(int baud) {
        return true;
    }

    @Override
    public byte[] listen() {
        ServerSocket at;
        Socket from;
        synchronized (this) {
            at = door;
            from = caller;
        }
        try {
            if (at != null && from == null) {
                welcome(at.accept());
            } else if (from != null) {
                var piece = new byte[1024];
                int count = from.getInputStream().read(piece);
                if (count > 0) {
                    return Arrays.copyOf(piece, count);
                }
                hangUp();
            }
        } catch (SocketTimeoutException _) {
            // nobody came or said anything
        } catch (IOException _) {
            hangUp();
        }
        return new byte[0];
    }

    private synchronized void welcome(Socket fresh) throws IOException {
        if (door == null) {
            fresh.close();
            return;
        }
        fresh.setSoTimeout(LISTEN_MILLIS);
        fresh.setTcpNoDelay(true);
        caller = fresh;
    }

    @Override
    public void say(byte[] bytes, int from, int count) {
        Socket to;
        synchronized (this) {
            to = caller;
        }
        try {
            if (to != null) {
                to.getOutputStream().write(bytes, from, count);
            }
        } catch (IOException _) {
            hangUp();
        }
    }
}
