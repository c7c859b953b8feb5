package org.hall24.agent.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows out of one page of an SQLite file without SQLite: a row is one if it bears its mark, so nothing around it need be right,
 * neither the tree above nor the file's head.
 */
final class Cells {
    /** What SQLite makes by itself; the outbox never asks for another. */
    static final int PAGE_BYTES = 4_096;

    private static final int FILE_HEADER_BYTES = 100;
    private static final int INDEX_INTERIOR = 0x02;
    private static final int TABLE_INTERIOR = 0x05;
    private static final int INDEX_LEAF = 0x0a;
    private static final int TABLE_LEAF = 0x0d;
    private static final int RECORD_BYTES_MAX = 1 << 20;

    /** A blob of a mark's length, in the language of record heads. */
    private static final long MARK_TYPE = Row.MARK_BYTES * 2L + 12;

    private final byte[] page;
    private final ByteBuffer words;
    private final IntFunction<byte @Nullable []> others;
    private final Set<Integer> chain = new LinkedHashSet<>();

    /**
     * What stands on a page.
     *
     * @param rows those that bear their marks
     * @param broken how many cells should be rows, or anything, and are nothing
     * @param chain other pages that broken cells go on to
     */
    record Found(List<Row> rows, int broken, List<Integer> chain) {
        /** Copies. */
        Found {
            rows = List.copyOf(rows);
            chain = List.copyOf(chain);
        }
    }

    private Cells(byte[] page, IntFunction<byte @Nullable []> others) {
        this.page = page;
        this.words = ByteBuffer.wrap(page);
        this.others = others;
    }

    /**
     * Reads a page.
     *
     * @param number of the page; the first has the file's head before it
     * @param others the other pages, null where there is none
     */
    static Found on(byte[] page, int number, IntFunction<byte @Nullable []> others) {
        return new Cells(page, others).read(number == 1 ? FILE_HEADER_BYTES : 0);
    }

    private Found read(int head) {
        int type = page[head] & 0xff;
        boolean interior = type == INDEX_INTERIOR || type == TABLE_INTERIOR;
        if (type == 0) {
            // An overflow page or a free one: nothing begins here.
            return new Found(List.of(), 0, List.of());
        }
        if (!interior && type != INDEX_LEAF && type != TABLE_LEAF) {
            return new Found(List.of(), 1, List.of());
        }
        int cells = words.getShort(head + 3) & 0xffff;
        int pointers = head + (interior ? 12 : 8);
        var rows = new ArrayList<Row>();
        // A leaf whose kind has flipped has no pages below it.
        int broken = interior && others.apply(words.getInt(head + 8)) == null ? 1 : 0;
        int content = Math.max(words.getShort(head + 5) & 0xffff, pointers);
        for (int i = 0; i < cells; i++) {
            if (pointers + 2 * i + 2 > Math.min(content, PAGE_BYTES)) {
                // More cells than there are pointers to them.
                broken++;
                break;
            }
            int at = words.getShort(pointers + 2 * i) & 0xffff;
            try {
                if (type == TABLE_INTERIOR) {
                    broken += others.apply(words.getInt(at)) == null ? 1 : 0;
                } else {
                    broken += cell(at, type, rows) ? 0 : 1;
                }
            } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
                broken++;
            }
        }
        return new Found(rows, broken, List.copyOf(chain));
    }

    /** Whether the cell is a row that bears its mark, or no row at all, as those of an index. */
    private boolean cell(int at, int type, List<Row> rows) {
        var place = new int[] {type == INDEX_INTERIOR ? at + 4 : at};
        int length = Math.toIntExact(varint(page, place));
        long key = type == TABLE_LEAF ? varint(page, place) : 0;
        if (length < 2 || length > RECORD_BYTES_MAX) {
            return false;
        }
        var local = new LinkedHashSet<Integer>();
        var record = record(place[0], length, type == TABLE_LEAF, local);
        var values = record == null ? null : values(record);
        if (values == null) {
            chain.addAll(local);
            return false;
        }
        if (values.isEmpty()) {
            return true;
        }
        var row = row(values, type == TABLE_LEAF, key);
        row.ifPresent(rows::add);
        if (row.isEmpty()) {
            chain.addAll(local);
        }
        return row.isPresent();
    }

    /** The bytes of a record, collected from its overflow pages; null when the chain breaks. */
    private byte @Nullable [] record(int at, int length, boolean tableLeaf, Set<Integer> used) {
        int most = tableLeaf ? PAGE_BYTES - 35 : (PAGE_BYTES - 12) * 64 / 255 - 23;
        int least = (PAGE_BYTES - 12) * 32 / 255 - 23;
        int fitting = least + (length - least) % (PAGE_BYTES - 4);
        int here = length <= most ? length : fitting <= most ? fitting : least;
        var record = Arrays.copyOf(Arrays.copyOfRange(page, at, at + here), length);
        if (at + here > PAGE_BYTES) {
            return null;
        }
        int next = here < length ? words.getInt(at + here) : 0;
        for (int have = here; have < length; ) {
            var more = used.add(next) ? others.apply(next) : null;
            if (more == null) {
                used.remove(next);
                return null;
            }
            int part = Math.min(PAGE_BYTES - 4, length - have);
            System.arraycopy(more, 4, record, have, part);
            have += part;
            next = ByteBuffer.wrap(more).getInt(0);
        }
        return record;
    }

    /** The fields of a record; empty when it ends without a mark, null when it is no record. */
    private static @Nullable List<@Nullable Object> values(byte[] record) {
        var place = new int[] {0};
        int head = Math.toIntExact(varint(record, place));
        var types = new ArrayList<Long>();
        while (place[0] < head) {
            types.add(varint(record, place));
        }
        long sum = place[0];
        for (var type : types) {
            sum += bytes(type);
        }
        if (place[0] != head || sum != record.length || types.isEmpty()) {
            return null;
        }
        if (types.getLast() != MARK_TYPE) {
            return List.of();
        }
        var values = new ArrayList<@Nullable Object>();
        for (long type : types) {
            int length = bytes(type);
            values.add(value(type, record, place[0], length));
            place[0] += length;
        }
        return values;
    }

    /** The table whose mark fits these fields. */
    private static Optional<Row> row(List<@Nullable Object> values, boolean tableLeaf, long key) {
        int fields = values.size() - 1;
        for (var table : Table.values()) {
            if (table.columns().size() == fields && table.isNumbered() == tableLeaf) {
                var all = new ArrayList<@Nullable Object>(values.subList(0, fields));
                if (tableLeaf) {
                    all.set(0, key);
                }
                var row = Row.of(table, all.toArray());
                if (values.getLast() instanceof byte[] mark && row.bears(mark)) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object value(long type, byte[] record, int at, int length) {
        if (type == 0) {
            return null;
        }
        if (type == 8 || type == 9) {
            return type - 8;
        }
        if (type < 7) {
            long value = record[at];
            for (int i = 1; i < length; i++) {
                value = value << Byte.SIZE | (record[at + i] & 0xff);
            }
            return value;
        }
        if (type < 12) {
            throw new IllegalArgumentException("no column of ours holds such a value");
        }
        var bytes = Arrays.copyOfRange(record, at, at + length);
        return type % 2 == 0 ? (Object) bytes : text(bytes);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("no text", e);
        }
    }

    private static int bytes(long type) {
        if (type >= 12) {
            return Math.toIntExact(Math.min(RECORD_BYTES_MAX, (type - 12) / 2));
        }
        if (type < 0) {
            throw new IllegalArgumentException("no record has such a field");
        }
        return switch ((int) type) {
            case 0, 8, 9 -> 0;
            case 1, 2, 3, 4 -> (int) type;
            case 5 -> 6;
            default -> Long.BYTES;
        };
    }

    /** SQLite's number of one to nine bytes; moves the place behind it. */
    private static long varint(byte[] bytes, int[] place) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            byte one = bytes[place[0]++];
            value = value << 7 | (one & 0x7f);
            if (one >= 0) {
                return value;
            }
        }
        return value << Byte.SIZE | (bytes[place[0]++] & 0xff);
    }
}
