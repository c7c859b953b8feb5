package org.hall24.device;

/**
 * What the key module answered for one card ({@code iReadCardBas_HSM_Step2}), in capital hexadecimal.
 *
 * @param internal 32 characters; the first 16 are what a genuine card answered
 * @param external 32 characters; what the card is given
 */
@Personal
public record CardProof(String internal, String external) {
    /** Characters of each part. */
    public static final int CHARACTERS = 32;

    private static final String HEX = "[0-9A-F]{" + CHARACTERS + "}";

    /** Both parts, checked. */
    public CardProof {
        if (!internal.matches(HEX) || !external.matches(HEX)) {
            throw new IllegalArgumentException("a card's proof is twice " + CHARACTERS + " hexadecimal capitals");
        }
    }

    /** Masked whole. */
    @Override
    public String toString() {
        return "CardProof[]";
    }
}
