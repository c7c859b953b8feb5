package org.hall24.driver.sam;

import java.util.Arrays;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.Fingerprint;
import org.hall24.device.PortraitDecoder;

/** What a reading of the base information brings: the lengths of its blocks, then text, portrait and, where it was asked for, fingerprint. */
final class CardBlocks {
    /** Two bytes for each block. */
    private static final int LENGTH_BYTES = 2;

    private final byte[] data;
    private final int textAt;
    private final int portraitLength;
    private final int fingerprintLength;

    /**
     * The blocks of an answer; its bytes are not copied.
     *
     * @param withFingerprint whether three lengths stand in front or two
     * @throws DeviceException GARBLED when the lengths are not those of a card
     */
    CardBlocks(byte[] data, boolean withFingerprint) throws DeviceException {
        this.data = data;
        this.textAt = withFingerprint ? 3 * LENGTH_BYTES : 2 * LENGTH_BYTES;
        if (data.length < textAt) {
            throw new DeviceException(Fault.GARBLED, "a card of " + data.length + " bytes");
        }
        int textLength = lengthAt(0);
        this.portraitLength = lengthAt(LENGTH_BYTES);
        this.fingerprintLength = withFingerprint ? lengthAt(2 * LENGTH_BYTES) : 0;
        boolean known = textLength == CardText.BYTES
                && (portraitLength == 0 || portraitLength == PortraitDecoder.WLT_BYTES)
                && (fingerprintLength == 0 || fingerprintLength == Fingerprint.BYTES);
        if (!known || textAt + textLength + portraitLength + fingerprintLength != data.length) {
            throw new DeviceException(
                    Fault.GARBLED,
                    "blocks of %d, %d and %d bytes in a card of %d"
                            .formatted(textLength, portraitLength, fingerprintLength, data.length));
        }
    }

    private int lengthAt(int at) {
        return ((data[at] & 0xFF) << 8) | (data[at + 1] & 0xFF);
    }

    CardText text() {
        return new CardText(data, textAt);
    }

    /** A copy of the portrait, for whoever decodes it and wipes it. */
    Optional<byte[]> portrait() {
        int at = textAt + CardText.BYTES;
        return portraitLength == 0 ? Optional.empty() : Optional.of(Arrays.copyOfRange(data, at, at + portraitLength));
    }

    Optional<Fingerprint> fingerprint() {
        if (fingerprintLength == 0) {
            return Optional.empty();
        }
        byte[] templates = Arrays.copyOfRange(data, data.length - fingerprintLength, data.length);
        try {
            return Optional.of(new Fingerprint(templates));
        } finally {
            Arrays.fill(templates, (byte) 0);
        }
    }
}
