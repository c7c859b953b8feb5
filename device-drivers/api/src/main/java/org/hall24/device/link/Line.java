package org.hall24.device.link;

/**
 * What a device hangs on, whatever it carries: bytes ({@link ByteLink}) or pictures ({@link FrameSource}). Any thread may ask or close. A
 * line that broke is broken for good: nobody mends it, the supervision opens a new one.
 */
public interface Line extends AutoCloseable {
    /** Whether it is whole as far as is known without asking the device. Never blocks. */
    boolean isWhole();

    /** Ends it; a thread that waits for something on it is told. Throws nothing; may be called more than once. */
    @Override
    void close();
}
