package org.hall24.hub.certificates.paper;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates of people who do not exist. */
public final class Samples {
    /** One press for all tests: reading the fonts takes longer than a test. */
    public static final Press PRESS = new Press(
            new Faces(Path.of(System.getProperty("hall24.assets", "no assets: run ./hall24 setup"), "fonts")));

    /** What the QR code of every sample says. */
    public static final String ADDRESS = "https://localhost:8443/v/DM-2026-0000012-5/7K3M-9QXA-42TD-NVPE";

    private Samples() {}

    /** A certificate with a table of this many rows. */
    public static Paper paper(String name, int rows) {
        var columns = List.of(
                new Paper.Column("序号", .9f, true),
                new Paper.Column("坐落", 3.2f, false),
                new Paper.Column("面积（㎡）", 1.7f, true));
        var cells = new ArrayList<List<String>>();
        for (int i = 1; i <= rows; i++) {
            cells.add(List.of(Integer.toString(i), "演示市示范区望湖路明湖苑北门东侧商业步行街", "89.5" + i % 10));
        }
        return new Paper(
                "DM-2026-0000012-5",
                "不动产登记信息查询结果证明",
                "Result of a Search of the Real Estate Register",
                new Paper.Holder(name, "990000198506150029"),
                "经查询，截至2026年11月22日 16:31:05，在〔演示市〕范围内查到上述人员的不动产登记信息如下：",
                List.of(new Paper.Fact("查询范围", "演示市")),
                rows == 0 ? Optional.empty() : Optional.of(new Paper.Grid(columns, cells)),
                List.of("本结果以查询时点为准；此后的登记变化不在其中。"),
                "购房",
                Optional.of("演示市商业银行示范支行"),
                "演示市不动产登记中心",
                Instant.parse("2026-11-22T08:31:05Z"),
                "H24-0007",
                ADDRESS,
                "7K3M-9QXA-42TD-NVPE",
                new Paper.Mark.Unsealed());
    }
}
