package org.hall24.demo.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    @TempDir
    Path folder;

    @Test
    void aFolderWithStrangeThingsInItIsLeftAlone() throws Exception {
        var mine = Files.writeString(folder.resolve("letter.txt"), "mine");

        assertThatThrownBy(() -> Places.at(folder)).hasMessageContaining("letter.txt");
        assertThat(mine).exists();
    }

    @Test
    void aFolderOfAnEarlierRunIsUsedAgainAndEmptied() throws Exception {
        Files.createDirectories(folder.resolve("screens"));
        var old = Files.writeString(folder.resolve("screens/01-home.png"), "old");

        var places = Places.at(folder);

        assertThat(old).doesNotExist();
        assertThat(places.logs()).isDirectory();
        Places.remove(places.sockets());
    }
}
