package org.hall24.catalogue.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hall24.catalogue.CatalogueFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CatalogueMainTest {
    @TempDir
    Path folder;

    @Test
    void lintLeavesItsCountsAndChangesAsJson() throws Exception {
        assertThat(CatalogueMain.run("lint", "--out", folder.toString())).isZero();

        var lint = JsonMapper.shared().readTree(Files.readString(folder.resolve("lint.json")));
        assertThat(lint.get("sound").asBoolean()).isTrue();
        assertThat(lint.get("counts").get("matters").asInt()).isEqualTo(20);
        assertThat(lint.get("changes").size()).isGreaterThan(20);
    }

    @Test
    void aFaultyCatalogueIsExitOneAndAWrongVerbIsTwo() throws Exception {
        for (var file : CatalogueFiles.shipped().entrySet()) {
            var path = folder.resolve("cat").resolve(file.getKey());
            Files.createDirectories(path.resolve("..").normalize());
            Files.writeString(path, file.getValue().replace("foot.home: Home\n", ""));
        }

        assertThat(CatalogueMain.run("lint", "--from", folder.resolve("cat").toString()))
                .isEqualTo(1);
        assertThat(CatalogueMain.run("lint", "--from", folder.resolve("nowhere").toString()))
                .isEqualTo(2);
        assertThat(CatalogueMain.run("lnit")).isEqualTo(2);
    }

    @Test
    void everyVerbHasItsHelp() {
        assertThat(CatalogueMain.run("--help")).isZero();
        assertThat(CatalogueMain.run("lint", "--help")).isZero();
        assertThat(CatalogueMain.run("list", "--help")).isZero();
        assertThat(CatalogueMain.run("show", "--help")).isZero();
    }

    @Test
    void showKnowsAMatterAndRefusesAStranger() throws Exception {
        assertThat(CatalogueMain.run("show", "appeal.hotline", "--out", folder.toString()))
                .isZero();
        assertThat(Files.readString(folder.resolve("appeal.hotline.json")))
                .contains("\"offline\" : \"accept-and-forward\"");
        assertThat(CatalogueMain.run("show", "no.such")).isEqualTo(1);
        assertThat(CatalogueMain.run("list")).isZero();
    }
}
