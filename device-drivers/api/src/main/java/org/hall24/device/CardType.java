package org.hall24.device;

/** The kinds of card an identity-card reader meets, by the flag at byte 248 of the text block (GA/T 490 and its successors). */
public enum CardType {
    /** 居民身份证; the flag is blank. */
    RESIDENT("resident"),
    /** 港澳台居民居住证, flag J. */
    HK_MACAO_TAIWAN("hk-macao-taiwan"),
    /** 外国人永久居留身份证, 2017 edition, flag I. */
    FOREIGNER_2017("foreigner-2017"),
    /** 外国人永久居留身份证, 2023 edition, flag Y. */
    FOREIGNER_2023("foreigner-2023");

    private final String word;

    CardType(String word) {
        this.word = word;
    }

    /** The word in JSON and on the command line: {@code resident}, {@code foreigner-2017}. */
    public String word() {
        return word;
    }
}
