package org.hall24.catalogue;

/** The six things a person can want: 我要查 打 办 缴 约 评诉. */
public enum Verb {
    ASK("查"),
    PRINT("打"),
    DO("办"),
    PAY("缴"),
    BOOK("约"),
    APPEAL("评");

    private final String block;

    Verb(String block) {
        this.block = block;
    }

    /** The one large character that stands for it. */
    public String block() {
        return block;
    }

    /** The word in texts and in the catalogue's data: {@code ask}, {@code print} … */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
