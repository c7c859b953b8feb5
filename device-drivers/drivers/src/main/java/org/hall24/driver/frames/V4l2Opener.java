package org.hall24.driver.frames;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.FrameOpener;
import org.hall24.device.link.FrameSource;
import org.hall24.device.link.PathOpener;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.Videoio;

/** Transport {@code v4l2}: a camera at this machine by its path, best a name under {@code /dev/hall24} that stays when it is plugged anew. */
public final class V4l2Opener implements FrameOpener, PathOpener<FrameSource> {
    private static final DeviceOption WIDTH = new DeviceOption(
            "width",
            new DeviceOption.Whole(160, 4_096),
            "pixels",
            "640",
            "Width to ask the camera for; it may give another.");

    private static final DeviceOption HEIGHT = new DeviceOption(
            "height",
            new DeviceOption.Whole(120, 4_096),
            "pixels",
            "480",
            "Height to ask the camera for; it may give another.");

    private static final DeviceOption RATE = new DeviceOption(
            "fps",
            new DeviceOption.Whole(1, 60),
            "pictures/s",
            "15",
            "How many pictures a second to ask the camera for.");

    @Override
    public String word() {
        return "v4l2";
    }

    @Override
    public String sentence() {
        return "A camera at this machine, by its path, through Video4Linux.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of(WIDTH, HEIGHT, RATE);
    }

    @Override
    public FrameSource open(DeviceUrl url, OptionValues options) throws DeviceException {
        var path = Path.of(url.address());
        if (!Files.exists(path)) {
            throw new DeviceException(Fault.GONE, "there is no camera at " + path);
        }
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            throw new DeviceException(Fault.MISCONFIGURED, "this user may not open " + path);
        }
        OpenCv.load();
        var capture = new VideoCapture();
        if (!capture.open(path.toString(), Videoio.CAP_V4L2)) {
            capture.release();
            throw new DeviceException(Fault.BUSY, path + " does not open as a camera; another program may hold it");
        }
        capture.set(Videoio.CAP_PROP_FRAME_WIDTH, options.whole(WIDTH.name()));
        capture.set(Videoio.CAP_PROP_FRAME_HEIGHT, options.whole(HEIGHT.name()));
        capture.set(Videoio.CAP_PROP_FPS, options.whole(RATE.name()));
        return V4l2Source.over(capture, path.toString());
    }
}
