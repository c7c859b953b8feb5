package org.hall24.device.link;

import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.hall24.time.Pause;

/** A link on which things go wrong, by plan and by chance: the same plan and the same chance go wrong alike. */
public final class FaultyLink implements ByteLink {
    private final ByteLink inner;
    private final Plan plan;
    private final RandomGenerator chance;
    private final Pause pause;
    private long sent;
    private long heard;
    private volatile boolean cut;

    /**
     * What goes wrong.
     *
     * @param cutAfterSent the cable is cut after so many bytes to the device; {@link #NEVER} = not there
     * @param cutAfterHeard the cable is cut after so many bytes from the device; {@link #NEVER} = not there
     * @param silentAfter after so many bytes from the device nothing more comes, and the line stays whole; {@link #NEVER} = not
     * @param delay before each piece from the device
     * @param drop how likely a byte from the device is lost, 0 to 1
     * @param flip how likely one bit of a byte from the device is turned, 0 to 1
     */
    public record Plan(
            long cutAfterSent, long cutAfterHeard, long silentAfter, Duration delay, double drop, double flip) {
        /** No byte has this number. */
        public static final long NEVER = Long.MAX_VALUE;

        /** Nothing goes wrong. */
        public static final Plan CALM = new Plan(NEVER, NEVER, NEVER, Duration.ZERO, 0, 0);

        /** The cable is cut after so many bytes to the device. */
        public Plan cutAfterSent(long bytes) {
            return new Plan(bytes, cutAfterHeard, silentAfter, delay, drop, flip);
        }

        /** The cable is cut after so many bytes from the device. */
        public Plan cutAfterHeard(long bytes) {
            return new Plan(cutAfterSent, bytes, silentAfter, delay, drop, flip);
        }

        /** Nothing more comes after so many bytes from the device. */
        public Plan silentAfter(long bytes) {
            return new Plan(cutAfterSent, cutAfterHeard, bytes, delay, drop, flip);
        }

        /** Every piece from the device comes so much later. */
        public Plan delay(Duration time) {
            return new Plan(cutAfterSent, cutAfterHeard, silentAfter, time, drop, flip);
        }

        /** Bytes from the device are lost. */
        public Plan drop(double likely) {
            return new Plan(cutAfterSent, cutAfterHeard, silentAfter, delay, likely, flip);
        }

        /** Bits of what the device says are turned. */
        public Plan flip(double likely) {
            return new Plan(cutAfterSent, cutAfterHeard, silentAfter, delay, drop, likely);
        }
    }

    /** Spoils the given link; closing this one closes it. */
    public FaultyLink(ByteLink inner, Plan plan, RandomGenerator chance, Pause pause) {
        this.inner = inner;
        this.plan = plan;
        this.chance = chance;
        this.pause = pause;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        refuseWhenCut();
        int left = (int) Math.min(bytes.length, plan.cutAfterSent() - sent);
        sent += left;
        if (left < bytes.length) {
            inner.write(java.util.Arrays.copyOf(bytes, left));
            throw cut();
        }
        inner.write(bytes);
    }

    @Override
    public int read(byte[] into, Duration patience) throws IOException, InterruptedException {
        refuseWhenCut();
        if (heard >= plan.silentAfter()) {
            pause.sleep(patience);
            return 0;
        }
        if (heard >= plan.cutAfterHeard()) {
            throw cut();
        }
        while (true) {
            int count = inner.read(into, patience);
            if (count <= 0) {
                return count;
            }
            pause.sleep(plan.delay());
            long room = Math.min(plan.cutAfterHeard(), plan.silentAfter()) - heard;
            int passed = (int) Math.min(count, room);
            heard += passed;
            int kept = spoil(into, passed);
            if (kept > 0 || passed < count) {
                return kept; // else all of it was lost, and somebody still waits
            }
        }
    }

    private int spoil(byte[] bytes, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (chance.nextDouble() >= plan.drop()) {
                boolean turned = chance.nextDouble() < plan.flip();
                bytes[kept] = turned ? (byte) (bytes[i] ^ (1 << chance.nextInt(Byte.SIZE))) : bytes[i];
                kept++;
            }
        }
        return kept;
    }

    private IOException cut() {
        cut = true;
        inner.close();
        return new IOException(
                "the cable was cut by plan after " + sent + " bytes to the device and " + heard + " from it");
    }

    private void refuseWhenCut() throws IOException {
        if (cut) {
            throw new IOException("the cable was cut by plan");
        }
    }

    @Override
    public void renew(boolean anew) throws IOException {
        refuseWhenCut();
        inner.renew(anew);
    }

    @Override
    public String address() {
        return inner.address();
    }

    @Override
    public boolean isWhole() {
        return !cut && inner.isWhole();
    }

    @Override
    public void close() {
        inner.close();
    }
}
