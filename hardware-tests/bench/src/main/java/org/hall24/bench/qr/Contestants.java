package org.hall24.bench.qr;

import boofcv.abst.fiducial.QrCodeDetector;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.hall24.driver.code.CodeFound;
import org.hall24.driver.code.CodeReader;
import org.hall24.driver.code.Grey;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.objdetect.QRCodeDetector;
import org.opencv.wechat_qrcode.WeChatQRCode;

/** Everybody who takes part. */
final class Contestants {
    /** As a self-test would ask it; a camera scanner asks for less, many times. */
    private static final Duration EFFORT = Duration.ofSeconds(1);

    private Contestants() {}

    /** Ours first, then the peers. The native ones are loaded here, and told to use one thread as the others do. */
    static List<Contestant> all() {
        Loader.load(opencv_java.class);
        Core.setNumThreads(1);
        var all = new ArrayList<Contestant>();
        all.add(new Ours());
        all.add(new PlainZxing());
        all.add(new Boof());
        var detector = new QRCodeDetector();
        all.add(new OpenCv("OpenCV", mat -> Contestant.text(detector.detectAndDecode(mat))));
        var wechat = new WeChatQRCode();
        all.add(new OpenCv(
                "WeChatQRCode", mat -> wechat.detectAndDecode(mat).stream().findFirst()));
        all.add(Zbar.open());
        return all;
    }

    private static final class Ours implements Contestant {
        private final CodeReader reader = CodeReader.ofQr();

        @Override
        public String name() {
            return "hall24";
        }

        @Override
        public Look at(Grey picture) {
            return () -> reader.read(picture, EFFORT).map(CodeFound::text);
        }
    }

    private static final class PlainZxing implements Contestant {
        @Override
        public String name() {
            return "ZXing";
        }

        @Override
        public Look at(Grey picture) {
            int wide = picture.width();
            int high = picture.height();
            var source = new PlanarYUVLuminanceSource(Contestant.bytes(picture), wide, high, 0, 0, wide, high, false);
            return () -> {
                try {
                    var bitmap = new BinaryBitmap(new HybridBinarizer(source));
                    return Contestant.text(new QRCodeReader().decode(bitmap).getText());
                } catch (ReaderException _) {
                    return Optional.empty();
                }
            };
        }
    }

    private static final class Boof implements Contestant {
        private final QrCodeDetector<GrayU8> detector = FactoryFiducial.qrcode(null, GrayU8.class);

        @Override
        public String name() {
            return "BoofCV";
        }

        @Override
        public Look at(Grey picture) {
            var image = new GrayU8(picture.width(), picture.height());
            image.data = Contestant.bytes(picture);
            return () -> {
                detector.process(image);
                return detector.getDetections().stream().findFirst().map(found -> found.message);
            };
        }
    }

    private record OpenCv(String name, Function<Mat, Optional<String>> reader) implements Contestant {
        @Override
        public Look at(Grey picture) {
            var mat = new Mat(picture.height(), picture.width(), CvType.CV_8UC1);
            mat.put(0, 0, Contestant.bytes(picture));
            return new Look() {
                @Override
                public Optional<String> read() {
                    return reader.apply(mat).filter(text -> !text.isEmpty());
                }

                @Override
                public void close() {
                    mat.release();
                }
            };
        }
    }
}
