package org.hall24.driver.escpos;

/** What the bytes of a printer say, before anybody knows to which question. */
sealed interface Heard {
    /** One byte of real-time status, {@code 0xx1xx10}. */
    record Single(int value) implements Heard {}

    /** One byte that was said in its turn: the answer to GS r or GS e 6. */
    record InTurn(int value) implements Heard {}

    /** The four bytes of DLE EOT 20 after {@code 10 0F}. */
    record Full(int paper, int user, int recoverable, int unrecoverable) implements Heard {}

    /** Four bytes nobody asked for just now: automatic status back. */
    record Automatic(int first, int second, int third, int fourth) implements Heard {}

    /** A byte that is nothing of the kind. */
    record Strange() implements Heard {}
}
