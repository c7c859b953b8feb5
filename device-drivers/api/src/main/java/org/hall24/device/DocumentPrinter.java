package org.hall24.device;

import java.util.UUID;
import java.util.function.IntConsumer;

/** Prints A4 documents sheet by sheet, as a transaction: reserve, print, present. Blocking; one thread at a time. */
public non-sealed interface DocumentPrinter extends Device {
    /**
     * Asks the printer how it is.
     *
     * @return the paper supply of a printer that can print now
     * @throws DeviceException when it cannot: paper out, cover open, jam, silent, gone
     * @throws InterruptedException when the caller no longer wants the answer; the printer stays usable
     */
    PaperLevel checkHealth() throws DeviceException, InterruptedException;

    /**
     * Sets sheets aside for a job before anything is decided that only paper can keep. A printer that counts its sheets refuses
     * when there are too few; one that cannot count refuses only when it is out.
     *
     * @param job the job that will use them; reserving again for the same job replaces
     * @param sheets 1 to {@link Document#SHEETS_MAX}
     * @throws DeviceException PAPER_OUT when there are too few; whatever else keeps it from printing
     */
    void reserve(UUID job, int sheets) throws DeviceException, InterruptedException;

    /**
     * Prints one document. The same job id is never printed twice by one terminal: a second call with an id whose bytes have
     * begun to leave answers how it ended without printing. When the printer stops on the way, the rest is withdrawn: what came
     * out stays out, what did not will not come out later in front of somebody else.
     *
     * @param progress told how many sheets lie in the tray, whenever that grows; on this thread
     * @throws DeviceException when nothing was printed; the job may be tried again
     * @throws InterruptedException when interrupted before the first byte left; afterwards the print is finished first
     */
    DocumentResult print(UUID job, Document document, IntConsumer progress)
            throws DeviceException, InterruptedException;
}
