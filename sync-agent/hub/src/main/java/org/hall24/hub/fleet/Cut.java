package org.hall24.hub.fleet;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets a filter close the line of whoever sends without end. Tomcat by itself goes on reading what is left of a refused body, and
 * who sends it slowly holds the line for hours.
 */
public final class Cut extends ValveBase {
    private static final String ATTRIBUTE = "hall24.cut";

    /** A valve for Tomcat's pipeline. */
    public Cut() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Runnable cut = () -> request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        request.setAttribute(ATTRIBUTE, cut);
        getNext().invoke(request, response);
    }

    /** No more of this body is read; after the answer the line is closed. */
    static void off(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Runnable cut) {
            cut.run();
        }
    }
}
