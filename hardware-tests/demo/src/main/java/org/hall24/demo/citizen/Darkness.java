package org.hall24.demo.citizen;

/** The panel went dark before somebody's eyes and another program paints it now. */
public final class Darkness extends Exception {
    private static final long serialVersionUID = 1L;

    /** Where the person was. */
    public Darkness(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
