package org.hall24.driver.kernel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.time.Duration;

/**
 * The few functions of the C library it takes to read and write a device with a time limit: Java's channels cannot read and write one
 * descriptor at once, and cannot say EVIOCGRAB. A descriptor belongs to one thread, or its users agree who closes it.
 */
public final class DeviceFile {
    /** Linux: device or resource busy. */
    public static final int EBUSY = 16;

    /** Linux: permission denied. */
    public static final int EACCES = 13;

    /** Linux: a signal came meanwhile. It says nothing of the device: the call is made again. */
    private static final int EINTR = 4;

    /** Linux: no room now. */
    private static final int EAGAIN = 11;

    /** O_NOCTTY, O_NONBLOCK and O_CLOEXEC, as on x86 and ARM. */
    private static final int OPEN_FLAGS = 0x100 | 0x800 | 0x80000;

    private static final int O_RDWR = 0x2;

    /** _IOW('E', 0x90, int). */
    private static final long EVIOCGRAB = 0x40044590L;

    private static final short POLLIN = 0x1;
    private static final short POLLOUT = 0x4;

    private static final long NANOS_A_MILLI = 1_000_000;

    /** POLLERR, POLLHUP. */
    private static final int HUNG_UP = 0x8 | 0x10;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout POINTER = ValueLayout.ADDRESS;
    private static final MemoryLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPEN = function("open", FunctionDescriptor.of(INT, POINTER, INT), 2);
    private static final MethodHandle IOCTL = function("ioctl", FunctionDescriptor.of(INT, INT, LONG, INT), 2);
    private static final MethodHandle POLL = function("poll", FunctionDescriptor.of(INT, POINTER, LONG, INT), 3);
    private static final MethodHandle READ = function("read", FunctionDescriptor.of(LONG, INT, POINTER, LONG), 3);
    private static final MethodHandle WRITE = function("write", FunctionDescriptor.of(LONG, INT, POINTER, LONG), 3);
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT), 1);

    private DeviceFile() {}

    /** What the system refused, with its number. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private final int errno;

        Refused(String what, int errno) {
            super(what + ": errno " + errno);
            this.errno = errno;
        }

        /** The number, such as {@link #EBUSY}. */
        public int errno() {
            return errno;
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor, int fixedArguments) {
        var linker = Linker.nativeLinker();
        var symbol = linker.defaultLookup().findOrThrow(name);
        var errno = Linker.Option.captureCallState("errno");
        return fixedArguments == descriptor.argumentLayouts().size()
                ? linker.downcallHandle(symbol, descriptor, errno)
                : linker.downcallHandle(symbol, descriptor, errno, Linker.Option.firstVariadicArg(fixedArguments));
    }

    @FunctionalInterface
    private interface Native {
        long run(MemorySegment errno) throws Throwable;
    }

    private static long checked(Arena arena, String what, Native call) throws IOException {
        var captured = arena.allocate(CAPTURED);
        while (true) {
            long result;
            try {
                result = call.run(captured);
            } catch (Throwable t) {
                throw new IllegalStateException(what, t); // a wrong signature here, never the system's doing
            }
            if (result >= 0) {
                return result;
            }
            int errno = (int) ERRNO.get(captured, 0L);
            if (errno != EINTR) {
                throw new Refused(what, errno);
            }
        }
    }

    /** Waits until the device is as wanted; false = it was not in time, however many signals came. */
    private static boolean polled(Arena arena, MemorySegment wanted, int millis) throws IOException {
        long giveUpAt = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        return checked(arena, "poll", e -> (int) POLL.invokeExact(e, wanted, 1L, millisTo(giveUpAt))) > 0;
    }

    private static int millisTo(long nanos) {
        long left = nanos - System.nanoTime();
        return (int) Math.max(0, Math.ceilDiv(left, NANOS_A_MILLI));
    }

    /** Opens a device to read from it. */
    public static int open(String path) throws IOException {
        return open(path, OPEN_FLAGS);
    }

    /** Opens a device to read from it and write to it. */
    public static int openBothWays(String path) throws IOException {
        return open(path, OPEN_FLAGS | O_RDWR);
    }

    private static int open(String path, int flags) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(path);
            return (int) checked(arena, "open", e -> (int) OPEN.invokeExact(e, name, flags));
        }
    }

    /** Takes the device from everybody else, until it is closed. */
    public static void grab(int descriptor) throws IOException {
        try (var arena = Arena.ofConfined()) {
            checked(arena, "EVIOCGRAB", e -> (int) IOCTL.invokeExact(e, descriptor, EVIOCGRAB, 1));
        }
    }

    /**
     * Waits for bytes.
     *
     * @return how many came; 0 = none in time, or it answered at once and with nothing; -1 = the device is gone
     */
    public static int read(int descriptor, byte[] into, int millis) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var wanted = arena.allocate(8);
            wanted.set(INT, 0, descriptor);
            wanted.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
            if (!polled(arena, wanted, millis)) {
                return 0;
            }
            int said = wanted.get(ValueLayout.JAVA_SHORT, 6);
            if ((said & POLLIN) == 0) {
                return -1;
            }
            var buffer = arena.allocate(into.length);
            int count = (int)
                    checked(arena, "read", e -> (long) READ.invokeExact(e, descriptor, buffer, (long) into.length));
            MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, 0, count);
            buffer.fill((byte) 0);
            return count == 0 && (said & HUNG_UP) != 0 ? -1 : count;
        }
    }

    /** Whether it takes bytes within the time. */
    public static boolean takes(int descriptor, int millis) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var wanted = arena.allocate(8);
            wanted.set(INT, 0, descriptor);
            wanted.set(ValueLayout.JAVA_SHORT, 4, POLLOUT);
            return polled(arena, wanted, millis);
        }
    }

    /** Writes without waiting, after {@link #takes}; how many bytes it took, 0 when it has no room after all. */
    public static int write(int descriptor, byte[] bytes, int from, int count) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(count);
            MemorySegment.copy(bytes, from, buffer, ValueLayout.JAVA_BYTE, 0, count);
            try {
                return (int)
                        checked(arena, "write", e -> (long) WRITE.invokeExact(e, descriptor, buffer, (long) count));
            } catch (Refused e) {
                if (e.errno() == EAGAIN) {
                    return 0;
                }
                throw e;
            } finally {
                buffer.fill((byte) 0);
            }
        }
    }

    /** Lets it go. Never twice: Linux has let go also when a signal came meanwhile, and the number may be another's by then. */
    public static void close(int descriptor) {
        try (var arena = Arena.ofConfined()) {
            checked(arena, "close", e -> {
                int closed = (int) CLOSE.invokeExact(e, descriptor);
                return closed < 0 && (int) ERRNO.get(e, 0L) == EINTR ? 0 : closed;
            });
        } catch (IOException e) {
            throw new IllegalStateException("a descriptor of ours does not close", e);
        }
    }
}
