package org.hall24.hub.certificates.paper;

import java.io.IOException;

/** A part of the page that is not broken: a paragraph, a row, the place of the seal. */
interface Block {
    /** In points, with the room below it. */
    float height();

    /** Draws it with its upper edge there. */
    void draw(Pen pen, float top) throws IOException;

    /** A row of a table: where it begins a page, the table's head is repeated above it. */
    interface Row extends Block {
        /** The head. */
        Block head();
    }
}
