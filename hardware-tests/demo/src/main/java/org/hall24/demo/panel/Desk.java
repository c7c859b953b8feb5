package org.hall24.demo.panel;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.hall24.demo.hall.Hall;
import org.hall24.demo.hall.Places;
import org.hall24.programs.House;
import org.hall24.time.Pause;

/** The interactive demo: the kiosk in a window, and beside it the panel that steers the simulated devices. */
public final class Desk {
    private Desk() {}

    /**
     * Opens both and returns when the panel's window is closed.
     *
     * @param pause for waiting until something has begun
     * @param say hears lines for the person at the desk
     */
    public static void open(House house, Places places, Pause pause, Consumer<String> say)
            throws IOException, InterruptedException {
        if (GraphicsEnvironment.isHeadless()) {
            throw new IOException("this display cannot show windows");
        }
        var closed = new CountDownLatch(1);
        var hall = Hall.of(new Hall.Plan(house, places, Map.of(), List.of("--window"), () -> _ -> {}, pause));
        Runtime.getRuntime().addShutdownHook(new Thread(hall::close, "close-the-hall"));
        try (hall) {
            say.accept("starting the hall (about half a minute); logs in " + places.logs());
            hall.start();
            if (!hall.hasSlot()) {
                say.accept(Hall.NO_SLOT);
            }
            SwingUtilities.invokeAndWait(() -> new DeskPanel(hall, Lettering.from(house.assets()), closed).show());
            say.accept("close the desk panel to end the demo");
            closed.await();
        } catch (InvocationTargetException e) {
            throw new IOException("the desk panel cannot be shown: " + e.getCause(), e);
        }
    }
}
