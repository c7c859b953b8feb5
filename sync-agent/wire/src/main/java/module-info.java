/** What crosses a wire in Hall24: kiosk to agent, agent to hub; sealed, signed, and the JSON of both. */
module org.hall24.wire {
    requires static transitive org.jspecify;
    requires org.hall24.settings;
    requires org.slf4j;

    exports org.hall24.wire;
    exports org.hall24.wire.terminal;
}
