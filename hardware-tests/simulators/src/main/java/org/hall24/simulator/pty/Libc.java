package org.hall24.simulator.pty;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Map;

/** The few functions of the C library a pseudo-terminal needs. Every one answers -1 with an errno, which becomes an exception. */
final class Libc {
    static final int O_RDWR = 0x2;
    static final int O_NOCTTY = 0x100;
    static final short POLLIN = 0x1;

    /** Generous: struct termios is 60 bytes on Linux. */
    private static final int TERMIOS_BYTES = 128;

    private static final int NAME_BYTES = 128;
    private static final int TCSANOW = 0;

    /** What termios calls the speeds of serial lines. */
    private static final Map<Integer, Integer> SPEEDS =
            Map.of(9_600, 0xD, 19_200, 0xE, 38_400, 0xF, 57_600, 0x1001, 115_200, 0x1002);

    private static final int SPEED_AT_FIRST = 115_200;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout POINTER = ValueLayout.ADDRESS;
    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPENPT = function("posix_openpt", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle GRANTPT = function("grantpt", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle UNLOCKPT = function("unlockpt", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle PTSNAME = function("ptsname_r", FunctionDescriptor.of(INT, INT, POINTER, LONG));
    private static final MethodHandle TCGETATTR = function("tcgetattr", FunctionDescriptor.of(INT, INT, POINTER));
    private static final MethodHandle TCSETATTR = function("tcsetattr", FunctionDescriptor.of(INT, INT, INT, POINTER));
    private static final MethodHandle CFMAKERAW = function("cfmakeraw", FunctionDescriptor.ofVoid(POINTER));
    private static final MethodHandle CFSETSPEED = function("cfsetspeed", FunctionDescriptor.of(INT, POINTER, INT));
    private static final MethodHandle CFGETOSPEED = function("cfgetospeed", FunctionDescriptor.of(INT, POINTER));
    private static final MethodHandle OPEN = function("open", FunctionDescriptor.of(INT, POINTER, INT), 2);
    private static final MethodHandle READ = function("read", FunctionDescriptor.of(LONG, INT, POINTER, LONG));
    private static final MethodHandle WRITE = function("write", FunctionDescriptor.of(LONG, INT, POINTER, LONG));
    private static final MethodHandle POLL = function("poll", FunctionDescriptor.of(INT, POINTER, LONG, INT));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT));

    private Libc() {}

    private static MethodHandle function(String name, FunctionDescriptor descriptor, int... firstVariadic) {
        var linker = Linker.nativeLinker();
        var symbol = linker.defaultLookup().findOrThrow(name);
        var errno = Linker.Option.captureCallState("errno");
        return firstVariadic.length == 0
                ? linker.downcallHandle(symbol, descriptor, errno)
                : linker.downcallHandle(symbol, descriptor, errno, Linker.Option.firstVariadicArg(firstVariadic[0]));
    }

    @FunctionalInterface
    private interface Native {
        long run(MemorySegment errno) throws Throwable;
    }

    private static long checked(Arena arena, String what, Native call) throws IOException {
        var captured = arena.allocate(CAPTURED);
        long result;
        try {
            result = call.run(captured);
        } catch (Throwable t) {
            throw new IllegalStateException(what, t); // a wrong signature here, never the system's doing
        }
        if (result < 0) {
            throw new IOException(what + ": errno " + (int) ERRNO.get(captured, 0L));
        }
        return result;
    }

    /** A new pseudo-terminal's master. */
    static int openMaster() throws IOException {
        try (var arena = Arena.ofConfined()) {
            int master = (int) checked(arena, "posix_openpt", e -> (int) OPENPT.invokeExact(e, O_RDWR | O_NOCTTY));
            checked(arena, "grantpt", e -> (int) GRANTPT.invokeExact(e, master));
            checked(arena, "unlockpt", e -> (int) UNLOCKPT.invokeExact(e, master));
            return master;
        }
    }

    /** The path of the other end. */
    static String nameOfSlave(int master) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocate(NAME_BYTES);
            checked(arena, "ptsname_r", e -> (int) PTSNAME.invokeExact(e, master, name, (long) NAME_BYTES));
            return name.getString(0);
        }
    }

    /** Opens the other end and takes echo and line editing out of it. */
    static int openRaw(String path) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(path);
            int slave = (int) checked(arena, "open", e -> (int) OPEN.invokeExact(e, name, O_RDWR | O_NOCTTY));
            var termios = arena.allocate(TERMIOS_BYTES);
            checked(arena, "tcgetattr", e -> (int) TCGETATTR.invokeExact(e, slave, termios));
            checked(arena, "cfmakeraw", e -> {
                CFMAKERAW.invokeExact(e, termios);
                return 0;
            });
            int speed = SPEEDS.getOrDefault(SPEED_AT_FIRST, 0);
            checked(arena, "cfsetspeed", e -> (int) CFSETSPEED.invokeExact(e, termios, speed));
            checked(arena, "tcsetattr", e -> (int) TCSETATTR.invokeExact(e, slave, TCSANOW, termios));
            return slave;
        }
    }

    /** Whether whoever opened the other end speaks at this speed; nobody who did not care is at another. */
    static boolean isAt(int master, int baud) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var termios = arena.allocate(TERMIOS_BYTES);
            checked(arena, "tcgetattr", e -> (int) TCGETATTR.invokeExact(e, master, termios));
            int speed = (int) checked(arena, "cfgetospeed", e -> (int) CFGETOSPEED.invokeExact(e, termios));
            return speed == SPEEDS.getOrDefault(baud, -1);
        }
    }

    /** Whether something can be read within the time. */
    static boolean readable(int descriptor, int millis) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var wanted = arena.allocate(8);
            wanted.set(INT, 0, descriptor);
            wanted.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
            return checked(arena, "poll", e -> (int) POLL.invokeExact(e, wanted, 1L, millis)) > 0;
        }
    }

    static int read(int descriptor, byte[] into) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(into.length);
            int count = (int)
                    checked(arena, "read", e -> (long) READ.invokeExact(e, descriptor, buffer, (long) into.length));
            MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, 0, count);
            return count;
        }
    }

    /** Writes what fits. */
    static int write(int descriptor, byte[] bytes, int from, int count) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(count);
            MemorySegment.copy(bytes, from, buffer, ValueLayout.JAVA_BYTE, 0, count);
            return (int) checked(arena, "write", e -> (long) WRITE.invokeExact(e, descriptor, buffer, (long) count));
        }
    }

    static void close(int descriptor) throws IOException {
        try (var arena = Arena.ofConfined()) {
            checked(arena, "close", e -> (int) CLOSE.invokeExact(e, descriptor));
        }
    }
}
