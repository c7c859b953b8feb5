package org.hall24.device.address;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;

/**
 * Where a device is: {@code driver:transport:address?option=value&option=value}, for example
 * {@code sam:serial:/dev/hall24/idcard?baud=115200}.
 *
 * @param driver word of the driver, small letters and digits
 * @param transport word of the link, small letters and digits
 * @param address what the link understands: a path, host:port; never empty
 * @param options as written, unchecked; see {@link OptionValues}
 */
public record DeviceUrl(String driver, String transport, String address, SortedMap<String, String> options) {
    /** Longer than any path and its options; a longer one is a mistake in a settings file. */
    public static final int CHARACTERS_MAX = 512;

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** An address of its parts. */
    public DeviceUrl {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /**
     * Reads a device URL.
     *
     * @throws DeviceException with {@link Fault#MISCONFIGURED} and a sentence that names the part that is wrong
     */
    public static DeviceUrl parse(String written) throws DeviceException {
        if (written.length() > CHARACTERS_MAX) {
            throw wrong("it has " + written.length() + " characters, at most " + CHARACTERS_MAX, "…");
        }
        if (written.chars().anyMatch(Character::isISOControl)) {
            throw wrong("it holds a line end or another control character", "…");
        }
        int first = written.indexOf(':');
        int second = first < 0 ? -1 : written.indexOf(':', first + 1);
        if (second < 0) {
            throw wrong("it must read driver:transport:address", written);
        }
        String driver = word(written.substring(0, first), "driver", written);
        String transport = word(written.substring(first + 1, second), "transport", written);
        int question = written.indexOf('?', second);
        String address = written.substring(second + 1, question < 0 ? written.length() : question);
        if (address.isBlank()) {
            throw wrong("the address after '" + driver + ":" + transport + ":' is empty", written);
        }
        return new DeviceUrl(
                driver, transport, address, question < 0 ? new TreeMap<>() : options(written, question + 1));
    }

    private static SortedMap<String, String> options(String written, int from) throws DeviceException {
        var options = new TreeMap<String, String>();
        for (String option : written.substring(from).split("&", -1)) {
            int equals = option.indexOf('=');
            if (equals <= 0) {
                throw wrong("option '" + option + "' must read name=value", written);
            }
            String name = word(option.substring(0, equals), "option", written);
            if (options.put(name, option.substring(equals + 1)) != null) {
                throw wrong("option '" + name + "' stands there twice", written);
            }
        }
        return options;
    }

    private static String word(String word, String what, String written) throws DeviceException {
        if (!WORD.matcher(word).matches()) {
            throw wrong("'" + word + "' is no " + what + " word (small letters, digits, '-')", written);
        }
        return word;
    }

    private static DeviceException wrong(String why, String written) {
        return new DeviceException(Fault.MISCONFIGURED, "device URL '" + written + "': " + why);
    }

    /** As written in settings. */
    @Override
    public String toString() {
        var text = new StringBuilder(driver + ":" + transport + ":" + address);
        char before = '?';
        for (Map.Entry<String, String> option : options.entrySet()) {
            text.append(before).append(option.getKey()).append('=').append(option.getValue());
            before = '&';
        }
        return text.toString();
    }
}
