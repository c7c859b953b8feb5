package org.hall24.device;

/**
 * What the key module needs to answer for one card, in the order of the ministry's interface ({@code iReadCardBas_HSM_Step1}). All in
 * capital hexadecimal but the region.
 *
 * @param region six digits
 * @param atr as the card gave it; holds serial numbers, so it is personal
 * @param algorithm the flag of the SSSE environment, two characters; passed on as the card gave it
 * @param cardId 卡的识别码, 32 characters
 * @param internalFactor 16 characters
 * @param internalSource 16 characters
 * @param externalFactor 16 characters
 * @param externalSource 16 characters
 */
@Personal
public record CardChallenge(
        String region,
        String atr,
        String algorithm,
        String cardId,
        String internalFactor,
        String internalSource,
        String externalFactor,
        String externalSource) {

    /** Masked: the region, nothing else. */
    @Override
    public String toString() {
        return "CardChallenge[" + region + "]";
    }
}
