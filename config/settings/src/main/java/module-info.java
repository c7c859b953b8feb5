/** What every program shares before it knows anything else: waiting, whom TLS trusts, and typed settings. */
module org.hall24.settings {
    requires static transitive org.jspecify;

    exports org.hall24.settings;
    exports org.hall24.time;
    exports org.hall24.trust;
}
