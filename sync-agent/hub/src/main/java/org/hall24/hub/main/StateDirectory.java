package org.hall24.hub.main;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The state directory, with the lock a running hub holds. */
record StateDirectory(Path directory) {
    static StateDirectory at(Path directory) throws IOException {
        return new StateDirectory(
                Files.createDirectories(directory).toAbsolutePath().normalize());
    }

    FileChannel lockFile() throws IOException {
        return FileChannel.open(directory.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
