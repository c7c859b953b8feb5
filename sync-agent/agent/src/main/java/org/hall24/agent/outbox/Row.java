package org.hall24.agent.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hall24.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** All fields of one row of a table. Immutable. */
final class Row {
    /** Of a mark: the first half of a SHA-256 digest, so that no flipped bit fits by chance. */
    static final int MARK_BYTES = 16;

    private final Table table;
    private final @Nullable Object[] values;
    private final TreeSet<String> changed;

    private Row(Table table, @Nullable Object[] values, TreeSet<String> changed) {
        this.table = table;
        this.values = values;
        this.changed = changed;
    }

    /** A row of these fields, in the order of the table's columns: text, whole numbers, bytes or null. */
    static Row of(Table table, @Nullable Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    "a row of " + table + " has " + table.columns().size() + " fields");
        }
        return new Row(table, values.clone(), new TreeSet<>());
    }

    Table table() {
        return table;
    }

    @Nullable
    Object value(String column) {
        return values[table.columns().indexOf(column)];
    }

    Object key() {
        var key = value(table.key());
        if (key == null) {
            throw new IllegalStateException("a row without a key");
        }
        return key instanceof Number number ? (Object) number.longValue() : key;
    }

    String text(String column) {
        return String.valueOf(value(column));
    }

    Optional<String> mayBe(String column) {
        return Optional.ofNullable(value(column)).map(String::valueOf);
    }

    long number(String column) {
        if (value(column) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException(column + " is no number");
    }

    Bytes bytes(String column) {
        if (value(column) instanceof byte[] bytes) {
            return Bytes.of(bytes);
        }
        throw new IllegalStateException(column + " is no bytes");
    }

    /** The same with another field; the table writes only what changed. */
    Row with(String column, @Nullable Object value) {
        var copy = values.clone();
        copy[table.columns().indexOf(column)] = value;
        var more = new TreeSet<>(changed);
        more.add(column);
        return new Row(table, copy, more);
    }

    List<String> changed() {
        return List.copyOf(changed);
    }

    @Nullable
    Object[] values() {
        return values.clone();
    }

    /** Whether these are the fields the mark was made of. */
    boolean bears(byte @Nullable [] mark) {
        return mark != null && MessageDigest.isEqual(mark(), mark);
    }

    /** A digest of the table's name and of every field with its type and length. */
    byte[] mark() {
        var digest = sha256();
        digest.update(table.word().getBytes(StandardCharsets.US_ASCII));
        for (var value : values) {
            switch (value) {
                case null -> digest.update((byte) 'n');
                case String text -> add(digest, 't', text.getBytes(StandardCharsets.UTF_8));
                case byte[] bytes -> add(digest, 'b', bytes);
                case Number number ->
                    add(
                            digest,
                            'i',
                            ByteBuffer.allocate(Long.BYTES)
                                    .putLong(number.longValue())
                                    .array());
                default -> throw new IllegalStateException("a field of a kind no table has");
            }
        }
        return Arrays.copyOf(digest.digest(), MARK_BYTES);
    }

    private static void add(MessageDigest digest, char kind, byte[] bytes) {
        digest.update((byte) kind);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
