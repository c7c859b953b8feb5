package org.hall24.simulator.paper;

import java.util.Locale;
import java.util.Optional;

/** The printers that can be simulated. Each gives GS e n a meaning of its own, as its maker's manual does. */
public enum Model {
    GENERIC80(576, true, true, true),
    VKP80(608, false, false, true),
    TPTCM112(832, false, false, true),
    RELIANCE(576, false, false, false);

    /** What a presenter can be told to do. */
    enum Move {
        PRESENT,
        RETRACT,
        EJECT,
        STATUS,
        /** Switches something inside; no slip moves. */
        SETTING
    }

    private final int dots;
    private final boolean romHasChinese;
    private final boolean makesQr;
    private final boolean fixedBits;

    Model(int dots, boolean romHasChinese, boolean makesQr, boolean fixedBits) {
        this.dots = dots;
        this.romHasChinese = romHasChinese;
        this.makesQr = makesQr;
        this.fixedBits = fixedBits;
    }

    /** The model of this word, such as {@code vkp80}. */
    public static Optional<Model> of(String word) {
        for (Model model : values()) {
            if (model.word().equals(word)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }

    /** Its word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int dots() {
        return dots;
    }

    boolean romHasChinese() {
        return romHasChinese;
    }

    boolean makesQr() {
        return makesQr;
    }

    /** Whether single status bytes have the fixed bits of the reference. */
    boolean fixedBits() {
        return fixedBits;
    }

    boolean hasPresenter() {
        return this != GENERIC80;
    }

    /** Whether questions are answered while the paper moves. */
    boolean answersWhileFeeding() {
        return this != RELIANCE;
    }

    /** Whether presenting, pulling back and throwing out cut first what was not cut. */
    boolean cutsBeforeItMoves() {
        return this == RELIANCE;
    }

    /** Whether it knows DLE EOT 20. */
    boolean hasFullStatus() {
        return this == VKP80 || this == RELIANCE;
    }

    /** What GS e n means here, and how many more bytes belong to it. */
    Optional<Meaning> meaning(int n) {
        return Optional.ofNullable(
                switch (this) {
                    case GENERIC80 -> null;
                    case VKP80 ->
                        switch (n) {
                            case 2 -> new Meaning(Move.RETRACT, 0);
                            case 3 -> new Meaning(Move.PRESENT, 1);
                            case 5 -> new Meaning(Move.EJECT, 0);
                            case 6 -> new Meaning(Move.STATUS, 0);
                            case 0x12, 0x14 -> new Meaning(Move.SETTING, 0);
                            default -> null;
                        };
                    case TPTCM112 ->
                        switch (n) {
                            case 0 -> new Meaning(Move.PRESENT, 0);
                            case 1, 2, 4 -> new Meaning(Move.SETTING, 0); // motor off, motor on, catch
                            case 3 -> new Meaning(Move.PRESENT, 1);
                            case 5 -> new Meaning(Move.EJECT, 0);
                            case 6 -> new Meaning(Move.STATUS, 0);
                            default -> null;
                        };
                    case RELIANCE ->
                        switch (n) {
                            case 2 -> new Meaning(Move.RETRACT, 0);
                            case 3 -> new Meaning(Move.PRESENT, 1);
                            case 5 -> new Meaning(Move.EJECT, 0);
                            case 6 -> new Meaning(Move.STATUS, 0);
                            case 0x12, 0x14 -> new Meaning(Move.SETTING, 0);
                            case 0x20 -> new Meaning(Move.PRESENT, 2);
                            default -> null;
                        };
                });
    }

    /** One n of GS e. */
    record Meaning(Move move, int parameters) {}
}
