package org.hall24.journey;

import java.io.IOException;

/** Draws the pages of a PDF file for the preview. In memory only. Safe for several threads. */
@FunctionalInterface
public interface SheetArtist {
    /**
     * Draws one page, some 1,000 pixels wide.
     *
     * @param page from 1
     * @throws IOException when the file is no PDF or has no such page
     */
    Sheet draw(byte[] pdf, int page) throws IOException;
}
