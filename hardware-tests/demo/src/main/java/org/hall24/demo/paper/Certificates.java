package org.hall24.demo.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hall24.demo.hall.Places;
import org.hall24.people.People;
import org.hall24.people.Person;

/**
 * Judges the certificates people took home: does pdftotext find the holder, does zbarimg read the code on the drawn page, does the
 * public page call it valid, and not valid when one byte of the file or one character of the code is another.
 */
public final class Certificates {
    /** The address behind the code: number, then verification code. */
    private static final Pattern ADDRESS =
            Pattern.compile("https://[^/]+/v/([A-Z]{2}-[0-9]{4}-[0-9]{7}-[0-9])/([0-9A-Z-]{19})");

    /** As dense as a scanner at a counter sees a page. */
    private static final String DOTS_PER_INCH = "150";

    private final Path folder;
    private final PublicPage page;

    /**
     * One certificate and what was found.
     *
     * @param number its number; the file's name where none could be read
     * @param sheets how many sheets of it fell
     * @param holder whether pdftotext finds the name of who took it home
     * @param valid whether its code leads to a page that says valid, also of the file
     * @param tampered how many changes of one byte or one character the page still called valid; 0 = none
     */
    public record Judged(String number, int sheets, boolean holder, boolean valid, int tampered) {
        /** Whether it is as it should be. */
        public boolean holds() {
            return holder && valid && tampered == 0;
        }
    }

    /**
     * Certificates to be judged.
     *
     * @param folder where they are put, a file each, named by their numbers
     * @param ca whom to trust when visiting the public page
     */
    public Certificates(Path folder, Path ca) throws IOException {
        this.folder = folder;
        this.page = new PublicPage(ca);
    }

    /**
     * A document that was sent to the printer.
     *
     * @param person whose visit it was
     */
    public record Taken(Path document, String person) {}

    /**
     * Judges each.
     *
     * @param taken what was sent to the printer, in its order; a certificate may have been sent more than once
     * @param sheets how many sheets of each the hub knows to be out, by its number
     */
    public List<Judged> judge(List<Taken> taken, Map<String, Integer> sheets) throws IOException, InterruptedException {
        var judged = new LinkedHashMap<String, Judged>();
        for (var one : taken) {
            var document = one.document();
            var address = address(document);
            var number = address.map(Certificates::number)
                    .orElse(document.getFileName().toString().replace(".pdf", ""));
            if (!judged.containsKey(number)) {
                Files.copy(
                        document, folder.resolve(number + ".pdf"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                judged.put(number, judge(one, number, address, sheets.getOrDefault(number, 0)));
            }
        }
        return List.copyOf(judged.values());
    }

    private Judged judge(Taken taken, String number, Optional<String> address, int sheets)
            throws IOException, InterruptedException {
        var document = taken.document();
        boolean holder = holders(document).contains(taken.person());
        if (address.isEmpty()) {
            return new Judged(number, sheets, holder, false, 0);
        }
        var pdf = Files.readAllBytes(document);
        boolean valid = page.saysValid(address.get()) && page.saysUnchanged(address.get(), pdf);
        return new Judged(number, sheets, holder, valid, stillValid(address.get(), pdf));
    }

    /** How many of the changed ones are called valid: a byte in the middle, and the last character of the code. */
    private int stillValid(String address, byte[] pdf) throws IOException, InterruptedException {
        var changed = pdf.clone();
        changed[changed.length / 2] ^= 1;
        char last = address.charAt(address.length() - 1);
        var other = address.substring(0, address.length() - 1) + (last == '7' ? '8' : '7');
        return (page.saysUnchanged(address, changed) ? 1 : 0) + (page.saysValid(other) ? 1 : 0);
    }

    private static String number(String address) {
        var match = ADDRESS.matcher(address);
        return match.matches() ? match.group(1) : address;
    }

    /** The people whose names pdftotext finds. */
    public static Set<String> holders(Path document) throws IOException, InterruptedException {
        var text = Instrument.read("pdftotext", "-enc", "UTF-8", document.toString(), "-")
                .replaceAll("\\s+", "");
        var found = new HashSet<String>();
        for (Person person : People.shipped().people()) {
            if (text.contains(person.name())) {
                found.add(person.id());
            }
        }
        return found;
    }

    /** What zbarimg reads on its pages as pdftoppm draws them. */
    private static Optional<String> address(Path document) throws IOException, InterruptedException {
        var pages = Files.createTempDirectory("hall24-pages-");
        try {
            Instrument.read(
                    "pdftoppm",
                    "-r",
                    DOTS_PER_INCH,
                    "-png",
                    document.toString(),
                    pages.resolve("page").toString());
            try (var drawn = Files.list(pages)) {
                for (var picture : drawn.sorted().toList()) {
                    var said = Instrument.read(
                            "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture.toString());
                    var address = said.lines()
                            .filter(line -> ADDRESS.matcher(line).matches())
                            .findFirst();
                    if (address.isPresent()) {
                        return address;
                    }
                }
            }
            return Optional.empty();
        } finally {
            Places.remove(pages);
        }
    }
}
