package org.hall24.wire.query;

/** Every question a terminal can ask under seal; beside each what it takes and what {@link Reply#body} holds. */
public enum Operation {
    /** Takes {@code code}, as scanned; gives {@link Answers.Identified}. Refused: code-unknown, code-expired. */
    IDENTIFY,
    /** With a pass; gives {@link Answers.CodeSent}. Refused: no-phone, sms-too-often. */
    SEND_CODE,
    /** With a pass, takes {@code code}; gives {@link Answers.Confirmed}. Refused: sms-wrong, sms-expired, sms-locked. */
    CHECK_CODE,
    /**
     * Asks the issuer's key module about a social-security card that shows its holder to the issuer only; nobody is identified yet. Takes
     * {@code region}, {@code atr}, {@code algorithm}, {@code card_id}, {@code internal_factor}, {@code internal_source}, {@code
     * external_factor}, {@code external_source}, hexadecimal as the card gave them; gives {@link Answers.CardKeys}. Refused: card-unknown.
     */
    CARD_KEYS,
    /** Gives {@link Answers.FundAccounts}. Refused: no-record. */
    FUND_ACCOUNTS,
    /** Takes {@code account}, {@code from}, {@code to} (ISO dates, at most ten years); gives {@link Answers.FundDetail}. */
    FUND_DETAIL,
    /** Takes {@code region}; gives {@link Answers.Insured}. Refused: no-record (with {@link Answers.Elsewhere}). */
    INSURED,
    /** Takes {@code region}, {@code purpose}; gives {@link Answers.Titles}; an empty list is an answer. */
    TITLES,
    /**
     * Makes a certificate that is not valid yet. Takes {@code purpose}, {@code receiver}, {@code copies}, {@code unsealed} ({@code
     * true} = without a seal) and the matter's own choice: {@code account}; or {@code region} and {@code kinds} (comma-separated),
     * {@code from}, {@code to} (months, {@code 2025-11}); or {@code region} and {@code titles} (comma-separated, may be empty). Gives
     * {@link Answers.Draft}. Refused: no-record, seal-down.
     */
    DRAFT,
    /** Makes a draft valid. Takes {@code certificate}, {@code caseNumber}, {@code queryCode}; gives {@link Answers.Issued}. */
    ISSUE,
    /** Tells how much came out. Takes {@code certificate}, {@code sheets}; gives {@link Answers.Noted}. */
    PRINTED,
    /** The holder's prints of the last 24 hours that did not come out whole; gives {@link Answers.Unfinished}. */
    UNFINISHED,
    /** The rest of one of them. Takes {@code certificate}; gives {@link Answers.Rest}. Refused: not-found. */
    RESUME
}
