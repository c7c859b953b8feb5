package org.hall24.driver.wedge;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The few functions of the C library it takes to have an input device alone: Java cannot say EVIOCGRAB. */
final class InputFile {
    /** O_RDONLY, O_NONBLOCK and O_CLOEXEC, as on x86 and ARM. */
    private static final int OPEN_FLAGS = 0x800 | 0x80000;

    /** _IOW('E', 0x90, int). */
    private static final long EVIOCGRAB = 0x40044590L;

    private static final short POLLIN = 0x1;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout POINTER = ValueLayout.ADDRESS;
    private static final MemoryLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPEN = function("open", FunctionDescriptor.of(INT, POINTER, INT), 2);
    private static final MethodHandle IOCTL = function("ioctl", FunctionDescriptor.of(INT, INT, LONG, INT), 2);
    private static final MethodHandle POLL = function("poll", FunctionDescriptor.of(INT, POINTER, LONG, INT), 3);
    private static final MethodHandle READ = function("read", FunctionDescriptor.of(LONG, INT, POINTER, LONG), 3);
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT), 1);

    private InputFile() {}

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

    static int open(String path) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(path);
            return (int) checked(arena, "open", e -> (int) OPEN.invokeExact(e, name, OPEN_FLAGS));
        }
    }

    /** Takes the device from everybody else, until it is closed. */
    static void grab(int descriptor) throws IOException {
        try (var arena = Arena.ofConfined()) {
            checked(arena, "EVIOCGRAB", e -> (int) IOCTL.invokeExact(e, descriptor, EVIOCGRAB, 1));
        }
    }

    /**
     * Waits for bytes.
     *
     * @return how many came; 0 = none in time; -1 = the device is gone
     */
    static int read(int descriptor, byte[] into, int millis) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var wanted = arena.allocate(8);
            wanted.set(INT, 0, descriptor);
            wanted.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
            if (checked(arena, "poll", e -> (int) POLL.invokeExact(e, wanted, 1L, millis)) == 0) {
                return 0;
            }
            if ((wanted.get(ValueLayout.JAVA_SHORT, 6) & POLLIN) == 0) {
                return -1;
            }
            var buffer = arena.allocate(into.length);
            int count = (int)
                    checked(arena, "read", e -> (long) READ.invokeExact(e, descriptor, buffer, (long) into.length));
            MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, 0, count);
            buffer.fill((byte) 0);
            return count == 0 ? -1 : count;
        }
    }

    static void close(int descriptor) {
        try (var arena = Arena.ofConfined()) {
            checked(arena, "close", e -> (int) CLOSE.invokeExact(e, descriptor));
        } catch (IOException e) {
            throw new IllegalStateException("a descriptor of ours does not close", e);
        }
    }
}
