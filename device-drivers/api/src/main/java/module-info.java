/** The device layer as every other part of Hall24 sees it: interfaces, results, faults, words, and the supervision. */
module org.hall24.device {
    requires static transitive org.jspecify;
    requires transitive org.hall24.settings;
    requires org.slf4j;

    exports org.hall24.device;
    exports org.hall24.device.address;
    exports org.hall24.device.driver;
    exports org.hall24.device.link;
    exports org.hall24.device.supervision;

    uses org.hall24.device.driver.DeviceDriver;
    uses org.hall24.device.driver.FrameDriver;
    uses org.hall24.device.driver.SlotDriver;
    uses org.hall24.device.link.FrameOpener;
    uses org.hall24.device.link.LinkOpener;
    uses org.hall24.device.link.SlotOpener;
}
