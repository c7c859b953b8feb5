package org.hall24.bench.qr;

import org.hall24.driver.code.Grey;

/**
 * One picture of a code.
 *
 * @param name of the picture it comes from, the same for all its variants
 * @param variant how it was turned or made smaller
 * @param says what the label beside it says
 */
record Specimen(String name, Variant variant, Grey picture, String says) {
    @Override
    public String toString() {
        return name + " " + variant.word();
    }
}
