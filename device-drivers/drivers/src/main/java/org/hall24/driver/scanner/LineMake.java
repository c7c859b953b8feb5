package org.hall24.driver.scanner;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A scanner that always looks and understands nothing: what it says while nobody waits is dropped. */
final class LineMake implements Make {
    private final Ear ear;
    private final Suffix suffix;

    LineMake(Ear ear, Suffix suffix) {
        this.ear = ear;
        this.suffix = suffix;
    }

    @Override
    public void prepare() {
        // there is nothing it could be told
    }

    /** It cannot be asked; a line that has ended is all that can be seen. */
    @Override
    public void checkHealth() throws IOException, InterruptedException {
        ear.next(Duration.ZERO);
    }

    @Override
    public void arm() {
        // it always looks
    }

    @Override
    public Optional<RawCode> await(Duration patience) throws IOException, InterruptedException {
        return suffix.collect(ear, patience);
    }

    @Override
    public void disarm() {
        // it always looks
    }
}
