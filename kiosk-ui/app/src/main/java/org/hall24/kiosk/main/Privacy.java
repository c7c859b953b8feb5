package org.hall24.kiosk.main;

/**
 * What the toolkit must not remember. JavaFX keeps the layout of every short text it ever drew in a table keyed by the text
 * itself ({@code PrismTextLayout.stringCache}); a name would outlive its session there. It is set before the toolkit starts, here
 * and not in a script, so that no way of starting the program can forget it. PrivacyTest proves it on a heap dump.
 */
final class Privacy {
    private Privacy() {}

    static void prepareToolkit() {
        System.setProperty("prism.cacheLayoutSize", "0");
    }
}
