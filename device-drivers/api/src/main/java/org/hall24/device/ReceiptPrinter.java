package org.hall24.device;

import java.time.Duration;
import java.util.UUID;

/** Prints receipts as a transaction: reserve, print, cut, present. Blocking; one thread at a time. */
public non-sealed interface ReceiptPrinter extends Device {
    /**
     * No print takes longer from its first byte until it is presented or known to have failed; whoever makes a printer keeps to it. The
     * longest receipt is two metres, which slow heads print in 20 s; a slow line takes as long again for what is drawn; a presenter
     * may move for 10 s and is asked before and after.
     */
    Duration PRINT_MAX = Duration.ofSeconds(60);

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
     * @throws InterruptedException when interrupted before the first byte left; afterwards the print is finished first, which takes
     *     {@link #PRINT_MAX} at most
     */
    PrintResult print(UUID job, Receipt receipt) throws DeviceException, InterruptedException;

    /**
     * Waits until the slip of this job has left the mouth. A printer with a presenter pulls back or lets fall what nobody took in the
     * time its device URL names; it does so also when nobody waits here.
     *
     * @param job a job whose result was {@link PrintResult.Presented}
     * @param patience how long to wait; positive
     * @return what became of it; {@link SlipOutcome.Unknown} at once from a printer that cannot tell
     * @throws DeviceException when the printer is out of work; the slip may still lie there
     * @throws InterruptedException when the caller no longer wants to know; the printer stays usable
     */
    default SlipOutcome awaitTaken(UUID job, Duration patience) throws DeviceException, InterruptedException {
        return new SlipOutcome.Unknown();
    }
}
