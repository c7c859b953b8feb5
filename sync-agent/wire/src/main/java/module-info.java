/** What crosses a wire in Hall24: kiosk to agent, agent to hub; sealed, signed, and the JSON of both. */
module org.hall24.wire {
    requires static transitive org.jspecify;
    requires transitive jdk.net;
    requires org.hall24.settings;
    requires org.slf4j;
    requires com.fasterxml.jackson.annotation;
    requires transitive tools.jackson.databind;
    requires org.bouncycastle.provider;
    requires structured.fields;

    exports org.hall24.wire;
    exports org.hall24.wire.http;
    exports org.hall24.wire.json;
    exports org.hall24.wire.query;
    exports org.hall24.wire.release;
    exports org.hall24.wire.seal;
    exports org.hall24.wire.sign;
    exports org.hall24.wire.terminal;

    opens org.hall24.wire to
            tools.jackson.databind;
    opens org.hall24.wire.http to
            tools.jackson.databind;
    opens org.hall24.wire.query to
            tools.jackson.databind;
    opens org.hall24.wire.release to
            tools.jackson.databind;
    opens org.hall24.wire.seal to
            tools.jackson.databind;
    opens org.hall24.wire.sign to
            tools.jackson.databind;
    opens org.hall24.wire.terminal to
            tools.jackson.databind;
}
