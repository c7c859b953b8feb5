package org.hall24.device;

import java.util.UUID;

/** Prints receipts as a transaction: reserve, print, cut, present. Blocking; one thread at a time. */
public non-sealed interface ReceiptPrinter extends Device {
    /**
     * Asks the printer how it is.
     *
     * @return the paper supply of a printer that can print now
     * @throws DeviceException when it cannot: paper out, cover open, jam, silent, gone
     * @throws InterruptedException when the caller no longer wants the answer; the printer stays usable
     */
    PaperLevel checkHealth() throws DeviceException, InterruptedException;

    /**
     * Prints one receipt. The same job id is never printed twice by one printer object: a second call with an id whose bytes
     * have begun to leave answers {@link PrintResult.Incomplete} or {@link PrintResult.Presented} without printing.
     *
     * @param job names the job in the journal
     * @param receipt what stands on it
     * @throws DeviceException when nothing was printed; the job may be tried again
     * @throws InterruptedException when interrupted before the first byte left; afterwards the print is finished first
     */
    PrintResult print(UUID job, Receipt receipt) throws DeviceException, InterruptedException;
}
