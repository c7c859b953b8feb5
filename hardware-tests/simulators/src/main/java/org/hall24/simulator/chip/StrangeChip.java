package org.hall24.simulator.chip;

/** A chip card of another kind: a bank's, a hotel's. It knows nothing it is asked for. */
final class StrangeChip implements Chip {
    @Override
    public byte[] atr() {
        return new byte[] {0x3B, 0x02, 0x14, 0x50};
    }

    @Override
    public void reset() {}

    @Override
    public byte[] answer(byte[] command) {
        return new byte[] {0x6A, (byte) 0x82};
    }
}
