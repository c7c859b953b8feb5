package org.hall24.demo.citizen;

/**
 * One thing somebody saw.
 *
 * @param screen the screen's name
 * @param ms milliseconds after this person came
 */
public record Step(String screen, long ms) {}
