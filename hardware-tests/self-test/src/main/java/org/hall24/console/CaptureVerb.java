package org.hall24.console;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.hall24.device.Camera;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.IdCardReader;
import org.hall24.device.Sight;
import org.hall24.device.Still;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a picture to a new file: what a camera sees, or the portrait of the card that lies on a reader. */
final class CaptureVerb implements Verb {
    /** Of a camera. */
    private static final Duration LOOK_MAX = Duration.ofSeconds(10);

    @Override
    public String word() {
        return "capture";
    }

    @Override
    public String arguments() {
        return "FILE";
    }

    @Override
    public String sentence() {
        return "writes what the camera sees, or the portrait of a card, to a new PNG";
    }

    @Override
    public Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException {
        if (arguments.size() != 1) {
            return new Answer.Misused("capture reads: capture FILE");
        }
        var file = Path.of(arguments.getFirst());
        if (Files.exists(file)) {
            return new Answer.Misused(file + " is there already; name a new file");
        }
        try (var device = desk.open()) {
            return switch (device) {
                case Camera camera -> seen(camera, desk, file);
                case IdCardReader reader -> portrait(reader, desk, file);
                default -> new Answer.Misused("this is no camera and no card reader");
            };
        } catch (IOException e) {
            return new Answer.Misused(file + " cannot be written: " + e.getMessage());
        }
    }

    private static Answer seen(Camera camera, Desk desk, Path file)
            throws IOException, DeviceException, InterruptedException {
        var patience = desk.patience().compareTo(LOOK_MAX) < 0 ? desk.patience() : LOOK_MAX;
        var sight = camera.look(patience);
        var facts = written(sight.still(), file);
        facts.put("sight", sight.getClass().getSimpleName());
        return sight instanceof Sight.Clear
                ? new Answer.Told(facts)
                : new Answer.Not(
                        Optional.of(facts),
                        "the picture is " + sight.getClass().getSimpleName() + "; look at lens and light");
    }

    private static Answer portrait(IdCardReader reader, Desk desk, Path file)
            throws IOException, DeviceException, InterruptedException {
        return switch (reader.read(desk.patience())) {
            case CardReading.Read(var _, var likeness)
            when likeness.portrait().isPresent() ->
                new Answer.Told(written(likeness.portrait().get(), file));
            case CardReading.Read _ ->
                new Answer.Not("the card was read, its portrait not; name a decoder, ?portrait=/path/to/program");
            case CardReading.NoCard _,
                    CardReading.MovedTooSoon _,
                    CardReading.NotAccepted _,
                    CardReading.UnknownKind _ -> new Answer.Not("no card was read; try read first");
        };
    }

    /** A face may be in it: nobody but its owner reads the file. */
    private static ObjectNode written(Still still, Path file) throws IOException {
        var picture = new BufferedImage(still.width(), still.height(), BufferedImage.TYPE_3BYTE_BGR);
        picture.getRaster().setDataElements(0, 0, still.width(), still.height(), rgb(still.bgr()));
        var png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var out = Channels.newOutputStream(Files.newByteChannel(file, fresh, ownerOnly))) {
            png.writeTo(out);
        }
        var facts = JsonMapper.shared().createObjectNode();
        facts.put("file", file.toString());
        facts.put("width", still.width());
        facts.put("height", still.height());
        return facts;
    }

    /** A raster of this kind takes red first, however it keeps it. */
    private static byte[] rgb(byte[] bgr) {
        var rgb = new byte[bgr.length];
        for (int i = 0; i < bgr.length; i += 3) {
            rgb[i] = bgr[i + 2];
            rgb[i + 1] = bgr[i + 1];
            rgb[i + 2] = bgr[i];
        }
        return rgb;
    }
}
