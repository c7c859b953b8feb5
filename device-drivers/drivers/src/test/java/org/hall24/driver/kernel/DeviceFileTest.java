package org.hall24.driver.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DeviceFileTest {
    private static final Linker LINKER = Linker.nativeLinker();

    /** Linux: ignored unless somebody says otherwise, and nothing to the virtual machine. */
    private static final int SIGURG = 23;

    private static final int SIGNALS = 5;
    private static final int LONG_MILLIS = 20_000;

    @TempDir
    private Path directory = Path.of("");

    private static MemorySegment symbol(String name) {
        return LINKER.defaultLookup().findOrThrow(name);
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(symbol(name), descriptor);
    }

    /** The signal ends what its thread waits in and does nothing else: a function of the library that takes a number is its handler. */
    private static void catchSignal() throws Throwable {
        var signal = function(
                "signal", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        var before = (MemorySegment) signal.invokeExact(SIGURG, symbol("abs"));
        assertThat(before.address()).isNotEqualTo(-1);
    }

    private static boolean sleeps(Path thread) throws Exception {
        var stat = Files.readString(thread.resolve("stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).startsWith("S");
    }

    private static void awaitSleep(FutureTask<?> reading, Path thread) throws Exception {
        while (!reading.isDone() && !sleeps(thread)) {
            Thread.onSpinWait(); // for as long as the thread needs to come back to its wait
        }
    }

    @Test
    void aSignalThatComesMeanwhileIsNoEndOfTheDevice() throws Throwable {
        catchSignal();
        var kill = function(
                "tgkill",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        var pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        int descriptor = DeviceFile.openBothWays(pipe.toString());
        var began = new CompletableFuture<Path>();
        var reading = new FutureTask<>(() -> {
            var into = new byte[8];
            DeviceFile.read(descriptor, into, 1); // everything is loaded, so that the thread sleeps in one place only
            began.complete(Path.of("/proc/thread-self").toRealPath()); // /proc/PROCESS/task/THREAD
            return DeviceFile.read(descriptor, into, LONG_MILLIS);
        });
        try {
            Thread.ofPlatform().daemon().start(reading);
            var thread = began.get(10, TimeUnit.SECONDS);
            int process = Integer.parseInt(thread.getName(1).toString());
            int number = Integer.parseInt(thread.getFileName().toString());
            for (int i = 0; i < SIGNALS; i++) {
                awaitSleep(reading, thread);
                if (!reading.isDone()) {
                    assertThat((int) kill.invokeExact(process, number, SIGURG)).isZero();
                }
            }
            awaitSleep(reading, thread);
            DeviceFile.write(descriptor, new byte[] {42}, 0, 1);

            assertThat(reading.get(10, TimeUnit.SECONDS)).isOne();
        } finally {
            DeviceFile.close(descriptor);
        }
    }
}
