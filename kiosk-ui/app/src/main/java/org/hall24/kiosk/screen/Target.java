package org.hall24.kiosk.screen;

import javafx.scene.Node;

/**
 * Something a finger can touch.
 *
 * @param id its name in traces: {@code foot.back}, {@code key.a}
 * @param node what stands there; its layout bounds are what can be touched
 * @param touched what happens; on the JavaFX thread, when the finger is lifted on it
 */
record Target(String id, Node node, Runnable touched) {}
