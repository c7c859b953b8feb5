package org.hall24.device.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.jspecify.annotations.Nullable;

/** The options of one device URL, checked against what its driver and its link declare. */
public final class OptionValues {
    private final Map<String, String> values;

    private OptionValues(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Checks the options of a URL and fills in the standard values.
     *
     * @throws DeviceException with {@link Fault#MISCONFIGURED} for an option nobody declared or a value it does not take
     */
    public static OptionValues of(DeviceUrl url, List<DeviceOption> ofDriver, List<DeviceOption> ofLink)
            throws DeviceException {
        var declared = new ArrayList<>(ofDriver);
        declared.addAll(ofLink);
        var values = new TreeMap<String, String>();
        for (DeviceOption option : declared) {
            String value = url.options().getOrDefault(option.name(), option.standard());
            if (!option.kind().takes(value)) {
                throw new DeviceException(
                        Fault.MISCONFIGURED,
                        "device URL '" + url + "': " + option.name() + " must be "
                                + option.kind().words());
            }
            values.put(option.name(), value);
        }
        for (String name : url.options().keySet()) {
            if (!values.containsKey(name)) {
                throw new DeviceException(
                        Fault.MISCONFIGURED,
                        "device URL '" + url + "': there is no option '" + name + "'; there are " + values.keySet());
            }
        }
        return new OptionValues(values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OptionValues options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The value of a declared option. */
    public String word(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("option '" + name + "' was never declared");
        }
        return value;
    }

    /** The value of an option declared as a whole number. */
    public int whole(String name) {
        return Integer.parseInt(word(name));
    }
}
