package org.hall24.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The checkout: where each program's class path stands, and how a program is started from it.
 *
 * @param root the top of the checkout
 * @param assets fonts and dictionaries
 * @param java the java command
 */
public record House(Path root, Path assets, Path java) {
    private static final String JAR = "hall24-*-SNAPSHOT.jar";

    /** The house this program was started from: the system properties {@code hall24.house} and {@code hall24.assets}. */
    public static House ofThisProgram() {
        var root = System.getProperty("hall24.house");
        var assets = System.getProperty("hall24.assets");
        if (root == null || assets == null) {
            throw new IllegalStateException("start this with ./hall24: it says where the house and its assets are");
        }
        return at(Path.of(root), Path.of(assets));
    }

    /** A house at a place, with the JDK this program runs on. */
    public static House at(Path root, Path assets) {
        return new House(root, assets, Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    /** The programs of the hall, with the leaf each lives in and its option file from {@code config/jvm}. */
    public enum Leaf {
        KIOSK("kiosk-ui/app"),
        AGENT("sync-agent/agent"),
        HUB("sync-agent/hub"),
        SANDBOX("sync-agent/sandbox"),
        SIMULATOR("hardware-tests/simulators"),
        DEMO("hardware-tests/demo"),
        FLEET("hardware-tests/fleet");

        private final String folder;

        Leaf(String folder) {
            this.folder = folder;
        }

        private String options() {
            return "config/jvm/" + folder.substring(folder.lastIndexOf('/') + 1) + ".options";
        }
    }

    /** Whether every program stands there built. */
    public boolean isBuilt() {
        for (var leaf : Leaf.values()) {
            if (leaf != Leaf.DEMO
                    && leaf != Leaf.FLEET
                    && (!Files.isReadable(classPathFile(leaf)) || jars(leaf).isEmpty())) {
                return false;
            }
        }
        return true;
    }

    /** The folder of the fonts everything is drawn with. */
    public Path fonts() {
        return assets.resolve("fonts");
    }

    /** The command line of a program. */
    public List<String> command(Leaf leaf, String mainClass, List<String> args) {
        return command(leaf, List.of(), mainClass, args);
    }

    /** The command line of a program with JVM options of this place. */
    public List<String> command(Leaf leaf, List<String> jvm, String mainClass, List<String> args) {
        var jars = jars(leaf);
        if (jars.isEmpty() || !Files.isReadable(classPathFile(leaf))) {
            throw new IllegalStateException(leaf.folder + " is not built; ./hall24 builds it");
        }
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.add("@" + root.resolve("config/jvm/common.options"));
        command.add("@" + root.resolve(leaf.options()));
        command.add("-Dhall24.house=" + root);
        command.add("-Dhall24.assets=" + assets);
        command.addAll(jvm);
        command.add("-cp");
        command.add(jars.getFirst() + ":" + read(classPathFile(leaf)).strip());
        command.add(mainClass);
        command.addAll(args);
        return List.copyOf(command);
    }

    private Path classPathFile(Leaf leaf) {
        return root.resolve(leaf.folder).resolve("target/runtime.classpath");
    }

    private List<Path> jars(Leaf leaf) {
        var target = root.resolve(leaf.folder).resolve("target");
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        try (var jars = Files.newDirectoryStream(target, JAR)) {
            jars.forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be read", e);
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
