package org.hall24.device.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A plain PDF on A4 whose pages say which page they are, written by hand so that no library need be believed. */
public final class SamplePdf {
    private SamplePdf() {}

    /** A file of so many pages; page 2 says {@code page 2 of 3}. */
    public static byte[] of(int pages) {
        var objects = new ArrayList<String>();
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        var kids = new StringBuilder();
        for (int page = 0; page < pages; page++) {
            kids.append(4 + 2 * page).append(" 0 R ");
        }
        objects.add("<< /Type /Pages /Kids [ " + kids + "] /Count " + pages + " /MediaBox [ 0 0 595 842 ] >>");
        objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        for (int page = 1; page <= pages; page++) {
            int content = 3 + 2 * page;
            objects.add("<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents " + content
                    + " 0 R >>");
            var text = "BT /F1 36 Tf 72 700 Td (page " + page + " of " + pages + ") Tj ET";
            objects.add("<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream");
        }
        return file(objects);
    }

    private static byte[] file(List<String> objects) {
        var out = new ByteArrayOutputStream();
        var places = new ArrayList<Integer>();
        out.writeBytes(ascii("%PDF-1.4\n"));
        for (int i = 0; i < objects.size(); i++) {
            places.add(out.size());
            out.writeBytes(ascii((i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n"));
        }
        int table = out.size();
        out.writeBytes(ascii("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n"));
        places.forEach(place -> out.writeBytes(ascii("%010d 00000 n \n".formatted(place))));
        out.writeBytes(ascii(
                "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
