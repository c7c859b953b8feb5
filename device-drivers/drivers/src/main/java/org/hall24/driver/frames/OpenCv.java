package org.hall24.driver.frames;

import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.opencv.core.Core;

/** OpenCV's native libraries, loaded when the first camera is opened and not before: they take a second and 200 MB of address space. */
final class OpenCv {
    /** Where JavaCPP unpacks the libraries; by its own choice below the user's home, which a terminal's users do not have. */
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static boolean loaded;

    private OpenCv() {}

    /** Loads it once. Takes some seconds the first time on a machine; never call it on a thread that draws. */
    static void load() throws DeviceException {
        LOCK.lock();
        try {
            if (loaded) {
                return;
            }
            var assets = System.getProperty("hall24.assets", "");
            if (System.getProperty(CACHE, "").isEmpty() && !assets.isEmpty()) {
                System.setProperty(
                        CACHE, Path.of(assets).resolveSibling("natives").toString());
            }
            Loader.load(opencv_java.class);
            Core.setNumThreads(1); // on a terminal's two cores more threads were slower
            loaded = true;
        } catch (LinkageError e) {
            throw new DeviceException(Fault.MISCONFIGURED, "OpenCV does not load on this machine", e);
        } finally {
            LOCK.unlock();
        }
    }
}
