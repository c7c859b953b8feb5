package org.hall24.demo.citizen;

import java.io.IOException;
import java.util.Map;

/** What stage hands do behind the wall while a person stands before it, and what lies in the tray. */
public interface Behind {
    /** The hub dies (SIGKILL). */
    void hubDies() throws IOException, InterruptedException;

    /** The hub is started again and ready. */
    void hubReturns() throws IOException, InterruptedException;

    /** The kiosk dies (SIGKILL) as soon as a receipt begins to print; does not hold when none begins. */
    void kioskDiesWhilePrinting() throws IOException, InterruptedException;

    /** The kiosk is started again and ready. */
    void kioskReturns() throws IOException, InterruptedException;

    /** The cable between agent and hub is pulled. */
    void cableOut();

    /** The cable is put back. */
    void cableIn() throws IOException, InterruptedException;

    /** Says words to the receipt printer: paper, cover, plug. */
    void printer(String words) throws IOException;

    /** Whether this hall reads social-security cards. */
    boolean hasSlot();

    /** Says words to the A4 printer: paper, cover, plug. */
    void document(String words) throws IOException;

    /** A department becomes {@code ok}, {@code slow} or {@code down}. */
    void mood(String department, String mode) throws IOException, InterruptedException;

    /** How many sheets have fallen into the A4 printer's tray so far. */
    int sheets() throws IOException;

    /** What a person has on their accounts, as the fund itself says it, by the account's id: {@code 12,345.67}. */
    Map<String, String> balances(String person) throws IOException, InterruptedException;

    /** How many whole receipts with a readable QR code have come out so far. */
    int receipts() throws IOException;
}
