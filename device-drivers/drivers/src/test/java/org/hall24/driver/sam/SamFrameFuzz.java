package org.hall24.driver.sam;

import java.util.Arrays;
import java.util.List;

/** Fuzz target: whatever the line brings, the hunt ends, takes nothing for an answer that is none, and finds the one behind it. */
public final class SamFrameFuzz {
    private static final byte[] CARD = Golden.resident("20400101");

    private static final List<SamCommand> COMMANDS = List.of(SamCommand.values());

    private SamFrameFuzz() {}

    /** One input: its first byte says which command was asked and in how large pieces the rest comes. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var command = COMMANDS.get((input[0] & 0x0F) % COMMANDS.size());
        int piece = 1 + ((input[0] & 0xF0) >> 1);
        var hunt = new FrameHunt(command::fits);
        boolean found = false;
        for (int at = 1; at < input.length && !found; at += piece) {
            byte[] part = Arrays.copyOfRange(input, at, Math.min(at + piece, input.length));
            found = hunt.take(part, part.length);
        }
        found = found || hunt.salvage();
        if (found != hunt.answer().isPresent()) {
            throw new IllegalStateException("found and no answer, or the other way round");
        }
        hunt.answer().ifPresent(answer -> {
            if (!command.fits(answer) || !stands(answer, input)) {
                throw new IllegalStateException("an answer that nobody sent");
            }
        });
        if (!found && command == SamCommand.READ_BASE && !hunt.take(CARD, CARD.length) && !hunt.salvage()) {
            throw new IllegalStateException("the answer behind it was not found");
        }
    }

    /** Looks for the frame in the plainest way: at every place, byte by byte. */
    private static boolean stands(SamFrame answer, byte[] input) {
        byte[] data = answer.data();
        int total = 5 + 2 + 3 + data.length + 1;
        for (int at = 1; at + total <= input.length; at++) {
            boolean preamble = input[at] == (byte) 0xAA
                    && input[at + 1] == (byte) 0xAA
                    && input[at + 2] == (byte) 0xAA
                    && input[at + 3] == (byte) 0x96
                    && input[at + 4] == 0x69;
            int check = 0;
            for (int i = at + 5; i < at + total; i++) {
                check ^= input[i];
            }
            if (preamble
                    && check == 0
                    && (((input[at + 5] & 0xFF) << 8) | (input[at + 6] & 0xFF)) == data.length + 4
                    && (input[at + 9] & 0xFF) == answer.status()
                    && Arrays.equals(data, 0, data.length, input, at + 10, at + 10 + data.length)) {
                return true;
            }
        }
        return false;
    }
}
