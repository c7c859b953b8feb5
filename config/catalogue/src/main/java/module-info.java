/** What a terminal offers: matters, departments, texts, regional overlays, and the linter that reads them all. */
module org.hall24.catalogue {
    requires static transitive org.jspecify;
    requires org.hall24.settings;
    requires org.slf4j;

    exports org.hall24.catalogue;
}
