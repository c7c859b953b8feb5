/** What a terminal offers: matters, departments, texts, regional overlays, and the linter that reads them all. */
module org.hall24.catalogue {
    requires static transitive org.jspecify;
    requires org.hall24.settings;
    requires org.slf4j;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;
    requires info.picocli;
    requires re2j;

    exports org.hall24.catalogue;

    opens org.hall24.catalogue.main to
            info.picocli;
}
