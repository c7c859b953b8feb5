package org.hall24.driver.modbus;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.FlashRate;
import org.hall24.device.GuideLight;
import org.hall24.device.Lights;
import org.hall24.device.SensorReading;
import org.hall24.device.SensorReading.Door;
import org.hall24.device.SensorReading.Presence;
import org.hall24.device.SensorReading.Ups;
import org.hall24.device.Sensors;
import org.hall24.device.link.ByteLink;
import org.hall24.driver.modbus.Wiring.Contact;

/**
 * One relay and input board: the guide lights at its coils, the sensors at its inputs. It cannot flash: every rate but OFF shines. What it was
 * told last is told again when it lost its power in between.
 */
final class Board implements Lights, Sensors {
    private final ByteLink link;
    private final Master master;
    private final Wiring wiring;
    private final boolean[] wanted;

    /** Whether the coils were ever written: what another program left must go out. */
    private boolean written;

    Board(ByteLink link, Master master, Wiring wiring) {
        this.link = link;
        this.master = master;
        this.wiring = wiring;
        this.wanted = new boolean[wiring.coilCount()];
    }

    /** Something that needs the wire. */
    private interface OnTheWire<T> {
        T run() throws IOException, DeviceException, InterruptedException;
    }

    private static <T> T onTheWire(OnTheWire<T> work) throws DeviceException, InterruptedException {
        try {
            return work.run();
        } catch (IOException e) {
            throw new DeviceException(Fault.SILENT, "the line broke", e);
        }
    }

    @Override
    public Set<GuideLight> fitted() {
        return Set.copyOf(wiring.coils().keySet());
    }

    @Override
    public boolean set(GuideLight light, FlashRate rate) throws DeviceException, InterruptedException {
        var coil = wiring.coils().get(light);
        if (coil == null) {
            return false;
        }
        wanted[coil] = rate != FlashRate.OFF;
        return onTheWire(() -> {
            if (written) {
                master.write(coil, wanted[coil]);
            } else {
                writeAll();
            }
            return true;
        });
    }

    @Override
    public boolean only(GuideLight light, FlashRate rate) throws DeviceException, InterruptedException {
        Arrays.fill(wanted, false);
        var coil = wiring.coils().get(light);
        if (coil != null) {
            wanted[coil] = rate != FlashRate.OFF;
        }
        onTheWire(this::writeAll);
        return coil != null;
    }

    @Override
    public void allOff() throws DeviceException, InterruptedException {
        Arrays.fill(wanted, false);
        onTheWire(this::writeAll);
    }

    private boolean writeAll() throws IOException, DeviceException, InterruptedException {
        if (wanted.length > 0) {
            master.writeAll(wanted);
        }
        written = true;
        return true;
    }

    @Override
    public SensorReading read() throws DeviceException, InterruptedException {
        return onTheWire(() -> {
            int count = wiring.inputCount();
            boolean[] bits = count == 0 ? new boolean[0] : master.read(Function.READ_DISCRETE_INPUTS, count);
            return new SensorReading(
                    wiring.says(Contact.DOOR, bits).map(open -> open ? Door.OPEN : Door.CLOSED),
                    wiring.says(Contact.PRESENCE, bits).map(there -> there ? Presence.PRESENT : Presence.NOT_PRESENT),
                    wiring.says(Contact.UPS_POWERING, bits)
                            .map(powering -> new Ups(
                                    powering, wiring.says(Contact.UPS_LOW, bits).orElse(false))));
        });
    }

    @Override
    public void checkHealth() throws DeviceException, InterruptedException {
        onTheWire(() -> {
            if (wanted.length > 0) {
                boolean same = written && Arrays.equals(master.read(Function.READ_COILS, wanted.length), wanted);
                if (!same) {
                    writeAll();
                }
            }
            if (wiring.inputCount() > 0) {
                master.read(Function.READ_DISCRETE_INPUTS, wiring.inputCount());
            }
            return true;
        });
    }

    @Override
    public void close() {
        link.close();
    }
}
