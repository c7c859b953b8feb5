package org.hall24.device.link;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hall24.device.address.DeviceUrl;

/** Opens device files: the address is a path, several may lead to one device, and one line has it at a time. */
public interface PathOpener<L extends Line> extends Opener<L> {
    @Override
    default String target(DeviceUrl url) {
        return Opener.target(Path.of(url.address()));
    }

    @Override
    default boolean sharesAddress() {
        return false;
    }

    @Override
    default boolean isPresent(DeviceUrl url) {
        return Files.exists(Path.of(url.address()));
    }
}
