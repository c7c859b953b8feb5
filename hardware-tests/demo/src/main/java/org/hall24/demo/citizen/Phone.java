package org.hall24.demo.citizen;

import java.io.IOException;
import java.util.Optional;

/** The phone in a person's hand: shows their e-certificate, and gets messages. Nothing else can be asked of it. */
public interface Phone {
    /** Opens the e-certificate of this person; what its code says now. What came by message so far counts as read. */
    String opensCertificate(String person) throws IOException, InterruptedException;

    /** The digits in the newest message that was not read yet. */
    Optional<String> newDigits(String person) throws IOException, InterruptedException;
}
