package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.hall24.device.DeviceException;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;

/** A printer for documents that counts its sheets. */
final class FakeDocuments implements DocumentPrinter {
    final List<Document> printed = new ArrayList<>();
    int sheets = 500;

    @Override
    public PaperLevel checkHealth() throws DeviceException {
        if (sheets == 0) {
            throw new DeviceException(Fault.PAPER_OUT, "the tray is empty");
        }
        return PaperLevel.FULL;
    }

    @Override
    public void reserve(UUID job, int wanted) throws DeviceException {
        if (sheets < wanted) {
            throw new DeviceException(Fault.PAPER_OUT, "too few sheets");
        }
    }

    @Override
    public DocumentResult print(UUID job, Document document, IntConsumer progress) {
        printed.add(document);
        for (int out = document.already() + 1; out <= document.sheets(); out++) {
            if (sheets == 0) {
                return new DocumentResult.Incomplete(Fault.PAPER_OUT, out - 1, true);
            }
            sheets--;
            progress.accept(out);
        }
        return new DocumentResult.Printed(document.sheets());
    }

    @Override
    public void close() {}
}
