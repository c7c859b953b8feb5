/** The device layer as every other part of Hall24 sees it: interfaces, results, faults and words. */
module org.hall24.device {
    requires static transitive org.jspecify;
    requires org.hall24.settings;
    requires org.slf4j;

    exports org.hall24.device;
}
