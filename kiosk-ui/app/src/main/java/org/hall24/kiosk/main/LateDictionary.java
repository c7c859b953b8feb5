package org.hall24.kiosk.main;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.hall24.journey.input.PinyinDictionary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pinyin dictionary, read beside the first picture: nobody types within the first second. */
final class LateDictionary implements Supplier<PinyinDictionary> {
    private static final Logger LOG = LoggerFactory.getLogger(LateDictionary.class);

    private volatile PinyinDictionary found = PinyinDictionary.EMPTY;

    LateDictionary(Path file) {
        Thread.ofVirtual().name("pinyin").start(() -> read(file));
    }

    /** The dictionary; empty until it was read. */
    @Override
    public PinyinDictionary get() {
        return found;
    }

    private void read(Path file) {
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            found = PinyinDictionary.read(reader);
        } catch (IOException e) {
            LOG.error("no pinyin: {} cannot be read; digits and letters still work", file.getFileName());
        }
    }
}
