package org.hall24.hub.fleet;

import java.util.Arrays;

/** Numbers, each once, in one array: a hundred thousand of them take a MiB and a half. For one thread. */
final class LongSet {
    private static final int FIRST_SLOTS = 1 << 10;

    private long[] slots = new long[FIRST_SLOTS];
    private int size;
    private boolean zero;

    /** Adds; false when it is there already. */
    boolean add(long number) {
        if (number == 0) {
            boolean fresh = !zero;
            zero = true;
            return fresh;
        }
        if (size * 2 >= slots.length) {
            grow();
        }
        int at = find(number);
        if (slots[at] == number) {
            return false;
        }
        slots[at] = number;
        size++;
        return true;
    }

    boolean contains(long number) {
        return number == 0 ? zero : slots[find(number)] == number;
    }

    int size() {
        return size + (zero ? 1 : 0);
    }

    /** Where it is, or would be. */
    private int find(long number) {
        int mask = slots.length - 1;
        int at = Long.hashCode(number) & mask;
        while (slots[at] != 0 && slots[at] != number) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        var before = slots;
        slots = new long[before.length * 2];
        Arrays.stream(before).filter(number -> number != 0).forEach(number -> slots[find(number)] = number);
    }
}
