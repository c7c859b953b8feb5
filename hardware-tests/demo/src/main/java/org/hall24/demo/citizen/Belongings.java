package org.hall24.demo.citizen;

import org.hall24.demo.hall.Simulated;

/**
 * What a person has in their hands before the panel.
 *
 * @param reader where a card is laid
 * @param slot where a social-security card is put in, if this hall has such a slot
 * @param scanner where a code is held before the window
 * @param phone their phone
 */
public record Belongings(Simulated reader, Simulated slot, Simulated scanner, Phone phone) {}
