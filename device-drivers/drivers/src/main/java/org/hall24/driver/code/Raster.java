package org.hall24.driver.code;

import com.google.zxing.qrcode.decoder.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The modules of a QR code whose colour is known before it is read: finder patterns with their white border, timing lines, alignment
 * patterns. ISO/IEC 18004.
 */
final class Raster {
    static final int MODULES_MIN = 21;
    static final int MODULES_MAX = 177;
    private static final int VERSIONS = 40;
    private static final AtomicReferenceArray<Raster> MADE = new AtomicReferenceArray<>(VERSIONS + 1);

    private final int modules;
    private final double[] across;
    private final double[] down;
    private final boolean[] black;

    private record Known(int x, int y, boolean black) {}

    private Raster(int modules, List<Known> known) {
        this.modules = modules;
        this.across = new double[known.size()];
        this.down = new double[known.size()];
        this.black = new boolean[known.size()];
        for (int i = 0; i < known.size(); i++) {
            across[i] = (known.get(i).x + 0.5) / modules;
            down[i] = (known.get(i).y + 0.5) / modules;
            black[i] = known.get(i).black;
        }
    }

    /** Of a code with so many modules a side, 21 to 177 in steps of 4. */
    static Raster of(int modules) {
        int version = (modules - 17) / 4;
        var made = MADE.get(version);
        if (made == null) {
            made = new Raster(modules, known(modules, version));
            MADE.set(version, made);
        }
        return made;
    }

    /** How many modules a side. */
    int modules() {
        return modules;
    }

    /** How many modules are known. */
    int size() {
        return black.length;
    }

    /** Where the middle of a known module is, 0 at the left edge of the code to 1 at the right. */
    double across(int i) {
        return across[i];
    }

    /** Where the middle of a known module is, 0 at the upper edge of the code to 1 at the lower. */
    double down(int i) {
        return down[i];
    }

    /** Whether it is black. */
    boolean isBlack(int i) {
        return black[i];
    }

    private static List<Known> known(int modules, int version) {
        var known = new ArrayList<Known>();
        finder(known, modules, 0, 0);
        finder(known, modules, modules - 7, 0);
        finder(known, modules, 0, modules - 7);
        for (int i = 8; i < modules - 8; i++) {
            known.add(new Known(i, 6, i % 2 == 0));
            known.add(new Known(6, i, i % 2 == 0));
        }
        int last = modules - 7;
        int[] centres = Version.getVersionForNumber(version).getAlignmentPatternCenters();
        for (int x : centres) {
            for (int y : centres) {
                boolean onTiming = x == 6 || y == 6; // there the timing line says as much
                boolean onFinder = (x == 6 && y == last) || (x == last && y == 6);
                if (!onTiming && !onFinder) {
                    alignment(known, x, y);
                }
            }
        }
        return known;
    }

    private static void finder(List<Known> known, int modules, int left, int top) {
        for (int y = top - 1; y <= top + 7; y++) {
            for (int x = left - 1; x <= left + 7; x++) {
                if (x >= 0 && y >= 0 && x < modules && y < modules) {
                    int ring = Math.max(Math.abs(x - left - 3), Math.abs(y - top - 3));
                    known.add(new Known(x, y, ring != 2 && ring != 4));
                }
            }
        }
    }

    private static void alignment(List<Known> known, int x, int y) {
        for (int down = -2; down <= 2; down++) {
            for (int right = -2; right <= 2; right++) {
                known.add(new Known(x + right, y + down, Math.max(Math.abs(right), Math.abs(down)) != 1));
            }
        }
    }
}
