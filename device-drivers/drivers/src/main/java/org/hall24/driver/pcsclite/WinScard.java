package org.hall24.driver.pcsclite;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The dozen functions of libpcsclite that reading cards needs. Its LONG and DWORD are as long as a machine word on 64-bit Linux.
 *
 * <p>Every call blocks the thread in native code: never call it on a virtual thread. One thread a context at a time.
 */
final class WinScard {
    /** No names of readers are longer together; pcscd knows 16 of 128 bytes. */
    private static final int NAMES_BYTES = 4 * 1024;

    /** An extended answer and its status. */
    private static final int ANSWER_BYTES = 64 * 1024 + 4;

    private static final int ATR_BYTES_MAX = 33;

    private static final long SCOPE_SYSTEM = 2;
    private static final long SHARE_SHARED = 2;
    private static final long LEAVE_CARD = 0;
    private static final long RESET_CARD = 1;
    private static final long STATE_EMPTY = 0x10;
    private static final long STATE_PRESENT = 0x20;
    private static final long STATE_MUTE = 0x200;
    private static final long STATE_GONE = 0x4 | 0x8; // unknown, unavailable
    private static final long PROTOCOL_ANY = 3;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout POINTER = ValueLayout.ADDRESS;

    private static final StructLayout READER_STATE = MemoryLayout.structLayout(
            POINTER.withName("reader"),
            POINTER.withName("user"),
            LONG.withName("current"),
            LONG.withName("event"),
            LONG.withName("atrLength"),
            MemoryLayout.sequenceLayout(ATR_BYTES_MAX, ValueLayout.JAVA_BYTE),
            MemoryLayout.paddingLayout(7));
    private static final long EVENT_AT = READER_STATE.byteOffset(MemoryLayout.PathElement.groupElement("event"));
    private static final long CURRENT_AT = READER_STATE.byteOffset(MemoryLayout.PathElement.groupElement("current"));

    private final MethodHandle establish;
    private final MethodHandle release;
    private final MethodHandle listReaders;
    private final MethodHandle statusChange;
    private final MethodHandle connect;
    private final MethodHandle disconnect;
    private final MethodHandle status;
    private final MethodHandle begin;
    private final MethodHandle end;
    private final MethodHandle transmit;

    /** Finds the library. Throws IllegalArgumentException when this machine has none. */
    WinScard() {
        var library = SymbolLookup.libraryLookup("libpcsclite.so.1", Arena.global());
        establish = function(library, "SCardEstablishContext", LONG, POINTER, POINTER, POINTER);
        release = function(library, "SCardReleaseContext", LONG);
        listReaders = function(library, "SCardListReaders", LONG, POINTER, POINTER, POINTER);
        statusChange = function(library, "SCardGetStatusChange", LONG, LONG, POINTER, LONG);
        connect = function(library, "SCardConnect", LONG, POINTER, LONG, LONG, POINTER, POINTER);
        disconnect = function(library, "SCardDisconnect", LONG, LONG);
        status = function(library, "SCardStatus", LONG, POINTER, POINTER, POINTER, POINTER, POINTER, POINTER);
        begin = function(library, "SCardBeginTransaction", LONG);
        end = function(library, "SCardEndTransaction", LONG, LONG);
        transmit = function(library, "SCardTransmit", LONG, POINTER, POINTER, LONG, POINTER, POINTER, POINTER);
    }

    private static MethodHandle function(SymbolLookup library, String name, MemoryLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(LONG, arguments));
    }

    @FunctionalInterface
    private interface Native {
        long run() throws Throwable;
    }

    private static void checked(Native call) throws PcscException {
        long answer;
        try {
            answer = call.run();
        } catch (Throwable t) {
            throw new IllegalStateException("a wrong signature of libpcsclite", t);
        }
        if ((int) answer != 0) {
            throw new PcscException((int) answer);
        }
    }

    /** A connection to the card service as it runs now. */
    long establish() throws PcscException {
        try (var arena = Arena.ofConfined()) {
            var context = arena.allocate(LONG);
            checked(() -> (long) establish.invokeExact(SCOPE_SYSTEM, MemorySegment.NULL, MemorySegment.NULL, context));
            return context.get(LONG, 0);
        }
    }

    void release(long context) throws PcscException {
        checked(() -> (long) release.invokeExact(context));
    }

    List<String> readers(long context) throws PcscException {
        try (var arena = Arena.ofConfined()) {
            var names = arena.allocate(NAMES_BYTES);
            var length = arena.allocate(LONG);
            length.set(LONG, 0, NAMES_BYTES);
            try {
                checked(() -> (long) listReaders.invokeExact(context, MemorySegment.NULL, names, length));
            } catch (PcscException e) {
                if (e.code() == PcscException.NO_READERS) {
                    return List.of();
                }
                throw e;
            }
            var readers = new ArrayList<String>();
            for (long at = 0; at < length.get(LONG, 0) && names.get(ValueLayout.JAVA_BYTE, at) != 0; ) {
                String name = names.getString(at);
                readers.add(name);
                at += name.getBytes(StandardCharsets.UTF_8).length + 1L;
            }
            return readers;
        }
    }

    /** What is in a reader: nothing, a card, or one that says nothing. */
    enum Presence {
        ABSENT,
        PRESENT,
        MUTE
    }

    /** Looks into a reader; throws when there is no such reader any more. */
    Presence presence(long context, String reader) throws PcscException {
        return presence(context, reader, 0, 0);
    }

    /** Waits until what is in a reader is no longer this; TIMEOUT when it stays so. */
    Presence awaitChange(long context, String reader, boolean present, long millis) throws PcscException {
        return presence(context, reader, present ? STATE_PRESENT : STATE_EMPTY, millis);
    }

    private Presence presence(long context, String reader, long known, long millis) throws PcscException {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(READER_STATE);
            state.set(ValueLayout.ADDRESS, 0, arena.allocateFrom(reader));
            state.set(LONG, CURRENT_AT, known);
            checked(() -> (long) statusChange.invokeExact(context, millis, state, 1L));
            long event = state.get(LONG, EVENT_AT);
            if ((event & STATE_GONE) != 0) {
                throw new PcscException(PcscException.READER_UNAVAILABLE);
            }
            if ((event & STATE_PRESENT) == 0) {
                return Presence.ABSENT;
            }
            return (event & STATE_MUTE) == 0 ? Presence.PRESENT : Presence.MUTE;
        }
    }

    /**
     * A card with somebody who may speak to it.
     *
     * @param protocol 1 = T=0, 2 = T=1
     */
    record Connected(long handle, long protocol) {}

    Connected connect(long context, String reader) throws PcscException {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(reader);
            var handle = arena.allocate(LONG);
            var protocol = arena.allocate(LONG);
            checked(() -> (long) connect.invokeExact(context, name, SHARE_SHARED, PROTOCOL_ANY, handle, protocol));
            return new Connected(handle.get(LONG, 0), protocol.get(LONG, 0));
        }
    }

    void disconnect(long handle, boolean reset) throws PcscException {
        checked(() -> (long) disconnect.invokeExact(handle, reset ? RESET_CARD : LEAVE_CARD));
    }

    byte[] atr(long handle) throws PcscException {
        try (var arena = Arena.ofConfined()) {
            var atr = arena.allocate(ATR_BYTES_MAX);
            var atrLength = arena.allocate(LONG);
            atrLength.set(LONG, 0, ATR_BYTES_MAX);
            var name = arena.allocate(NAMES_BYTES);
            var nameLength = arena.allocate(LONG);
            nameLength.set(LONG, 0, NAMES_BYTES);
            var state = arena.allocate(LONG);
            var protocol = arena.allocate(LONG);
            checked(() -> (long) status.invokeExact(handle, name, nameLength, state, protocol, atr, atrLength));
            var bytes = new byte[(int) atrLength.get(LONG, 0)];
            MemorySegment.copy(atr, ValueLayout.JAVA_BYTE, 0, bytes, 0, bytes.length);
            return bytes;
        }
    }

    void begin(long handle) throws PcscException {
        checked(() -> (long) begin.invokeExact(handle));
    }

    void end(long handle) throws PcscException {
        checked(() -> (long) end.invokeExact(handle, LEAVE_CARD));
    }

    /** Sends a command as it is; what came, which is nothing when the card was pulled out in the middle. */
    byte[] transmit(Connected card, byte[] command) throws PcscException {
        try (var arena = Arena.ofConfined()) {
            var request = arena.allocate(2 * LONG.byteSize());
            request.set(LONG, 0, card.protocol());
            request.set(LONG, LONG.byteSize(), 2 * LONG.byteSize());
            var sent = arena.allocate(command.length);
            MemorySegment.copy(command, 0, sent, ValueLayout.JAVA_BYTE, 0, command.length);
            var answer = arena.allocate(ANSWER_BYTES);
            var length = arena.allocate(LONG);
            length.set(LONG, 0, ANSWER_BYTES);
            long handle = card.handle();
            long commandLength = command.length;
            try {
                checked(() -> (long)
                        transmit.invokeExact(handle, request, sent, commandLength, MemorySegment.NULL, answer, length));
                var bytes = new byte[(int) length.get(LONG, 0)];
                MemorySegment.copy(answer, ValueLayout.JAVA_BYTE, 0, bytes, 0, bytes.length);
                return bytes;
            } finally {
                answer.fill((byte) 0); // it may be personal
                sent.fill((byte) 0);
            }
        }
    }
}
