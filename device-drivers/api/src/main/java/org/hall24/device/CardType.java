package org.hall24.device;

/** The kinds of card an identity-card reader meets, by the flag at byte 248 of the text block (GA/T 490 and its successors). */
public enum CardType {
    /** 居民身份证; the flag is blank. */
    RESIDENT,
    /** 港澳台居民居住证, flag J. */
    HK_MACAO_TAIWAN,
    /** 外国人永久居留身份证, 2017 edition, flag I. */
    FOREIGNER_2017,
    /** 外国人永久居留身份证, 2023 edition, flag Y. */
    FOREIGNER_2023
}
