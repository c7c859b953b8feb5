/** What happens at the terminal, without a pixel: flows that block and the states they publish. */
module org.hall24.journey {
    requires static transitive org.jspecify;
    requires transitive org.hall24.catalogue;
    requires transitive org.hall24.device;
    requires transitive org.hall24.settings;
    requires transitive org.hall24.wire;
    requires org.slf4j;

    exports org.hall24.journey;
    exports org.hall24.journey.input;
}
