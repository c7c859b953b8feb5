package org.hall24.catalogue;

/** What a code held before the scanner is. It says what may be done with the code, never what the code says. */
public sealed interface CodeKind {
    /**
     * An e-certificate's code (电子证照): a token only its platform can resolve. Send the whole text to the hub with the platform's name;
     * it is valid for a minute or so and is a key to somebody's identity.
     *
     * @param platform id of the rule that knew it, such as {@code demo-ecert}
     */
    record ECert(String platform) implements CodeKind {}

    /**
     * The code on one of our own receipts.
     *
     * @param caseNumber as printed, well formed; its check digit is not looked at
     */
    record Receipt(String caseNumber) implements CodeKind {}

    /**
     * The verification link of one of our own certificates.
     *
     * @param number as in the link
     */
    record Certificate(String number) implements CodeKind {}

    /**
     * A code that pays. It is money: refuse it, and neither keep, send, show nor log it.
     *
     * @param scheme id of the rule that knew it, such as {@code wechat-pay}
     */
    record Payment(String scheme) implements CodeKind {}

    /** An address that is not ours. It is never opened. */
    record Web() implements CodeKind {}

    /**
     * None that any rule knows.
     *
     * @param ask whether the hub may be asked whether a platform knows it; false = refuse it here
     */
    record Unknown(boolean ask) implements CodeKind {}

    /** The sentence for a person who showed a code of this kind where another was wanted. */
    default Phrase refusal() {
        return switch (this) {
            case ECert _ -> Phrase.of("code.ecert");
            case Receipt _ -> Phrase.of("code.receipt");
            case Certificate _ -> Phrase.of("code.certificate");
            case Payment _ -> Phrase.of("code.payment");
            case Web _ -> Phrase.of("code.web");
            case Unknown _ -> Phrase.of("code.unknown");
        };
    }
}
