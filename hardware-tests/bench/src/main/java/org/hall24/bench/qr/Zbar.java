package org.hall24.bench.qr;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hall24.driver.code.Grey;

/** zbar in this process, through its C functions; told to look for QR codes only. */
final class Zbar implements Contestant {
    private static final String LIBRARY = "libzbar.so.0";
    private static final int QR = 64;
    private static final int ENABLE = 0;

    /** The four letters Y800: eight bits of grey a pixel. */
    private static final long GREY = 0x30303859L;

    /** No code says more. */
    private static final int TEXT_BYTES_MAX = 8_192;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout POINTER = ValueLayout.ADDRESS;

    private final Arena arena = Arena.ofConfined();
    private final SymbolLookup library = SymbolLookup.libraryLookup(LIBRARY, arena);
    private final MethodHandle makeImage = function("zbar_image_create", FunctionDescriptor.of(POINTER));
    private final MethodHandle dropImage = function("zbar_image_destroy", FunctionDescriptor.ofVoid(POINTER));
    private final MethodHandle setFormat = function("zbar_image_set_format", FunctionDescriptor.ofVoid(POINTER, LONG));
    private final MethodHandle setSize = function("zbar_image_set_size", FunctionDescriptor.ofVoid(POINTER, INT, INT));
    private final MethodHandle setData =
            function("zbar_image_set_data", FunctionDescriptor.ofVoid(POINTER, POINTER, LONG, POINTER));
    private final MethodHandle scan = function("zbar_scan_image", FunctionDescriptor.of(INT, POINTER, POINTER));
    private final MethodHandle first = function("zbar_image_first_symbol", FunctionDescriptor.of(POINTER, POINTER));
    private final MethodHandle data = function("zbar_symbol_get_data", FunctionDescriptor.of(POINTER, POINTER));
    private final MethodHandle length = function("zbar_symbol_get_data_length", FunctionDescriptor.of(INT, POINTER));
    private final MemorySegment scanner;

    private Zbar() {
        scanner = called(() -> (MemorySegment) function("zbar_image_scanner_create", FunctionDescriptor.of(POINTER))
                .invokeExact());
        configure(0, 0);
        configure(QR, 1);
    }

    /** @throws IllegalArgumentException when this machine has no libzbar */
    static Zbar open() {
        return new Zbar();
    }

    private MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }

    private void configure(int kind, int value) {
        var configure = function("zbar_image_scanner_set_config", FunctionDescriptor.of(INT, POINTER, INT, INT, INT));
        int refused = called(() -> (int) configure.invokeExact(scanner, kind, ENABLE, value));
        if (refused != 0) {
            throw new IllegalStateException("zbar does not take its settings");
        }
    }

    @Override
    public String name() {
        return "zbar";
    }

    @Override
    public Look at(Grey picture) {
        var own = Arena.ofConfined();
        var bytes = own.allocateFrom(ValueLayout.JAVA_BYTE, Contestant.bytes(picture));
        var image = called(() -> {
            var made = (MemorySegment) makeImage.invokeExact();
            setFormat.invokeExact(made, GREY);
            setSize.invokeExact(made, picture.width(), picture.height());
            setData.invokeExact(made, bytes, bytes.byteSize(), MemorySegment.NULL);
            return made;
        });
        return new Look() {
            @Override
            public Optional<String> read() {
                return called(() -> {
                    int found = (int) scan.invokeExact(scanner, image);
                    return found <= 0 ? Optional.<String>empty() : text((MemorySegment) first.invokeExact(image));
                });
            }

            @Override
            public void close() {
                called(() -> {
                    dropImage.invokeExact(image);
                    return 0;
                });
                own.close();
            }
        };
    }

    private Optional<String> text(MemorySegment symbol) throws Throwable {
        int bytes = Math.min((int) length.invokeExact(symbol), TEXT_BYTES_MAX);
        var text = ((MemorySegment) data.invokeExact(symbol)).reinterpret(bytes);
        return Contestant.text(new String(text.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Native<T> {
        T call() throws Throwable;
    }

    private static <T> T called(Native<T> call) {
        try {
            return call.call();
        } catch (Throwable t) {
            throw new IllegalStateException("a wrong signature here, never the system's doing", t);
        }
    }

    @Override
    public void close() {
        called(() -> {
            function("zbar_image_scanner_destroy", FunctionDescriptor.ofVoid(POINTER))
                    .invokeExact(scanner);
            return 0;
        });
        arena.close();
    }
}
