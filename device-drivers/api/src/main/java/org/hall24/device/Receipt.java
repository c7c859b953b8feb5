package org.hall24.device;

import java.util.List;

/**
 * What stands on a receipt, top to bottom. It knows the paper's 80 mm, not the printer's commands.
 *
 * @param parts in the order of printing; at most {@value #PARTS_MAX}
 */
@Personal
public record Receipt(List<Part> parts) {
    /** A receipt longer than an arm is a mistake of the program. */
    public static final int PARTS_MAX = 120;

    /** A receipt of the given parts. */
    public Receipt {
        parts = List.copyOf(parts);
        if (parts.size() > PARTS_MAX) {
            throw new IllegalArgumentException(parts.size() + " parts on one receipt, at most " + PARTS_MAX);
        }
    }

    /** One thing on the paper. None prints what stands on it. */
    public sealed interface Part {
        private static String masked(String kind, String text) {
            return kind + "[" + text.length() + " characters]";
        }
    }

    /** A heading: centred, double size. */
    public record Heading(String text) implements Part {
        @Override
        public String toString() {
            return Part.masked("Heading", text);
        }
    }

    /** A line of text in the printer's own font, wrapped where the paper ends. */
    public record Line(String text) implements Part {
        @Override
        public String toString() {
            return Part.masked("Line", text);
        }
    }

    /** A line drawn as a picture, for names and whatever the printer's own font may lack. */
    public record Drawn(String text) implements Part {
        @Override
        public String toString() {
            return Part.masked("Drawn", text);
        }
    }

    /** A large figure to read aloud, such as the case number: drawn, double height. */
    public record Figure(String text) implements Part {
        @Override
        public String toString() {
            return Part.masked("Figure", text);
        }
    }

    /** A QR code, centred. */
    public record Qr(String content) implements Part {
        @Override
        public String toString() {
            return Part.masked("Qr", content);
        }
    }

    /** A rule across the paper. */
    public record Rule() implements Part {}

    /** Blank paper. */
    public record Feed(int lines) implements Part {}

    /** Masked: how much, not what. */
    @Override
    public String toString() {
        return "Receipt[" + parts.size() + " parts]";
    }
}
