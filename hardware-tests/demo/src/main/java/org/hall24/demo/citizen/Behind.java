package org.hall24.demo.citizen;

import java.io.IOException;

/** What stage hands do behind the wall while a person stands before it, and what lies in the tray. */
public interface Behind {
    /** The hub dies (SIGKILL). */
    void hubDies() throws IOException, InterruptedException;

    /** The hub is started again and ready. */
    void hubReturns() throws IOException, InterruptedException;

    /** The cable between agent and hub is pulled. */
    void cableOut();

    /** The cable is put back. */
    void cableIn() throws IOException;

    /** Says words to the printer: paper, cover, plug. */
    void printer(String words) throws IOException;

    /** How many whole receipts with a readable QR code have come out so far. */
    int receipts() throws IOException;
}
