package org.hall24.simulator.document;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came: its operation, its attributes of all groups together, and the document behind them. Written without a look at the
 * driver's encoding, so that a mistake there is not made here again.
 *
 * @param document begins where the attributes end
 */
record IppCall(int version, int operation, int id, Map<String, List<Object>> attributes, ByteBuffer document) {
    static final int PRINT_JOB = 0x02;
    static final int VALIDATE_JOB = 0x04;
    static final int CREATE_JOB = 0x05;
    static final int SEND_DOCUMENT = 0x06;
    static final int CANCEL_JOB = 0x08;
    static final int GET_JOB_ATTRIBUTES = 0x09;
    static final int GET_JOBS = 0x0A;
    static final int GET_PRINTER_ATTRIBUTES = 0x0B;

    /** From one number to another, both included. */
    record Span(int from, int to) {}

    Optional<Integer> number(String name) {
        return attributes.getOrDefault(name, List.of()).stream()
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .findFirst();
    }

    Optional<String> word(String name) {
        return words(name).stream().findFirst();
    }

    List<String> words(String name) {
        return attributes.getOrDefault(name, List.of()).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    Optional<Span> span(String name) {
        return attributes.getOrDefault(name, List.of()).stream()
                .filter(Span.class::isInstance)
                .map(Span.class::cast)
                .findFirst();
    }

    static IppCall read(byte[] body) throws IOException {
        try {
            return read(ByteBuffer.wrap(body));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("not an IPP request", e);
        }
    }

    private static IppCall read(ByteBuffer in) throws IOException {
        int version = in.getShort();
        int operation = in.getShort();
        int id = in.getInt();
        var attributes = new LinkedHashMap<String, List<Object>>();
        String last = "";
        int tag = in.get();
        while (tag != 0x03) {
            if (tag >= 0x10) {
                var name = text(in);
                last = name.isEmpty() ? last : name;
                if (last.isEmpty()) {
                    throw new IOException("a value without a name");
                }
                attributes.computeIfAbsent(last, _ -> new ArrayList<>()).add(value(tag, in));
            }
            tag = in.get();
        }
        return new IppCall(version, operation, id, attributes, in.slice());
    }

    private static Object value(int tag, ByteBuffer in) throws IOException {
        int length = in.getShort() & 0xFFFF;
        int end = in.position() + length;
        Object value = switch (tag) {
            case 0x21, 0x23 -> in.getInt();
            case 0x22 -> in.get() != 0;
            case 0x33 -> new Span(in.getInt(), in.getInt());
            default -> {
                var bytes = new byte[length];
                in.get(bytes);
                yield new String(bytes, StandardCharsets.UTF_8);
            }
        };
        if (in.position() != end) {
            throw new IOException("a value of another length than its kind has");
        }
        return value;
    }

    private static String text(ByteBuffer in) {
        var bytes = new byte[in.getShort() & 0xFFFF];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
