package org.hall24.driver.frames;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hall24.device.Still;
import org.hall24.device.link.FrameSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.videoio.VideoCapture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera that takes pictures all the time on a platform thread of its own, because OpenCV waits in native code. It takes each
 * picture off the driver, so that none is stale, and makes bytes only of one that somebody waits for. A camera that was unplugged
 * answers "no picture" at once, while OpenCV goes on calling it open: so "no picture" is the end.
 */
final class V4l2Source implements FrameSource {
    /** A camera gives a picture every 33 to 200 ms; the thread sees the end of the source after one of them. */
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(V4l2Source.class);

    private final VideoCapture capture;
    private final String name;
    private final Shelf shelf = new Shelf();
    private final Thread watch;

    private V4l2Source(VideoCapture capture, String name) {
        this.capture = capture;
        this.name = name;
        this.watch = Thread.ofPlatform().daemon().name("watch " + name).unstarted(this::watch);
    }

    /** The source of a capture that is open. */
    static V4l2Source over(VideoCapture capture, String name) {
        var source = new V4l2Source(capture, name);
        source.watch.start();
        return source;
    }

    private void watch() {
        var mat = new Mat();
        try {
            while (!shelf.hasEnded() && capture.grab()) {
                if (shelf.isWanted() && capture.retrieve(mat) && mat.type() == CvType.CV_8UC3) {
                    shelf.put(still(mat));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("camera {} failed inside OpenCV", name, e);
        } finally {
            shelf.end();
            mat.release();
            capture.release();
        }
    }

    private static Still still(Mat mat) {
        var bgr = new byte[(int) mat.total() * 3];
        mat.get(0, 0, bgr);
        return new Still(mat.cols(), mat.rows(), bgr);
    }

    @Override
    public Optional<Still> next(Duration patience) throws IOException, InterruptedException {
        return shelf.take(patience);
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public boolean isWhole() {
        return !shelf.hasEnded();
    }

    @Override
    public void close() {
        shelf.end();
        try {
            if (!watch.join(CLOSE_MAX)) {
                LOG.warn(
                        "camera {} gives no picture and so does not close yet; its thread lets go of it when it does",
                        name);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
