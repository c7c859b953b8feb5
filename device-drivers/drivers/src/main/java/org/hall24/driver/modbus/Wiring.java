package org.hall24.driver.modbus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.GuideLight;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;

/**
 * What hangs at which coil and which input.
 *
 * @param coils coil of each light that is fitted
 * @param inputs input of each contact that is fitted
 * @param inverted contacts that are off when what they are named after is true
 */
record Wiring(Map<GuideLight, Integer> coils, Map<Contact, Integer> inputs, List<Contact> inverted) {
    /** The contacts of the sensors. */
    enum Contact {
        DOOR(0, "on while the door of the housing is open"),
        PRESENCE(1, "on while somebody stands there"),
        UPS_POWERING(2, "on while the UPS runs the terminal"),
        UPS_LOW(3, "on while the charge of the UPS is low");

        private final int standard;
        private final String when;

        Contact(int standard, String when) {
            this.standard = standard;
            this.when = when;
        }

        String word() {
            return Wiring.word(name());
        }
    }

    /** Boards have up to 32; addresses start at 0, as on the wire. */
    private static final DeviceOption.Kind NUMBER =
            new DeviceOption.Text("none|[0-9]|[12][0-9]|3[01]", 4, "a number from 0 to 31, or none");

    private static final String NONE = "none";

    private static final DeviceOption INVERTED = new DeviceOption(
            "inverted",
            new DeviceOption.Text(
                    "none|(door|presence|ups-powering|ups-low)(,(door|presence|ups-powering|ups-low))*",
                    64,
                    "none, or names of contacts with a comma between them"),
            "",
            NONE,
            "Contacts that are wired the other way round: off while what they are named after is true.");

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static DeviceOption of(GuideLight light) {
        return new DeviceOption(
                "light-" + word(light.name()),
                NUMBER,
                "",
                standard(light),
                "Coil of the light " + word(light.name()) + ".");
    }

    /** A board in the order of the enum; a slot for chip cards and a light seen from afar are rarely there. */
    private static String standard(GuideLight light) {
        return light == GuideLight.CARD_UNIT_2 || light == GuideLight.FASCIA
                ? NONE
                : Integer.toString(light.compareTo(GuideLight.CARD_READER));
    }

    private static DeviceOption of(Contact contact) {
        return new DeviceOption(
                contact.word(), NUMBER, "", Integer.toString(contact.standard), "Input that is " + contact.when + ".");
    }

    /** The options that say it. */
    static List<DeviceOption> options() {
        var all = new ArrayList<DeviceOption>();
        Arrays.stream(GuideLight.values()).map(Wiring::of).forEach(all::add);
        Arrays.stream(Contact.values()).map(Wiring::of).forEach(all::add);
        all.add(INVERTED);
        return all;
    }

    /** What the device URL says. */
    static Wiring of(OptionValues values) throws DeviceException {
        var coils = new EnumMap<GuideLight, Integer>(GuideLight.class);
        for (GuideLight light : GuideLight.values()) {
            number(values, of(light)).ifPresent(coil -> coils.put(light, coil));
        }
        var inputs = new EnumMap<Contact, Integer>(Contact.class);
        for (Contact contact : Contact.values()) {
            number(values, of(contact)).ifPresent(input -> inputs.put(contact, input));
        }
        once("coil", coils.values());
        once("input", inputs.values());
        if (coils.isEmpty() && inputs.isEmpty()) {
            throw new DeviceException(
                    Fault.MISCONFIGURED, "nothing hangs at this board: every light and contact is none");
        }
        var named = List.of(values.word(INVERTED.name()).split(","));
        var inverted = Arrays.stream(Contact.values())
                .filter(contact -> named.contains(contact.word()))
                .toList();
        return new Wiring(coils, inputs, inverted);
    }

    private static void once(String what, Collection<Integer> numbers) throws DeviceException {
        if (numbers.stream().distinct().count() < numbers.size()) {
            throw new DeviceException(Fault.MISCONFIGURED, "two things hang at the same " + what + ": " + numbers);
        }
    }

    private static Optional<Integer> number(OptionValues values, DeviceOption option) {
        String value = values.word(option.name());
        return value.equals(NONE) ? Optional.empty() : Optional.of(Integer.valueOf(value));
    }

    /** How many coils are read and written; 0 = no light is fitted. */
    int coilCount() {
        return coils.values().stream().mapToInt(coil -> coil + 1).max().orElse(0);
    }

    /** How many inputs are read; 0 = no sensor is fitted. */
    int inputCount() {
        return inputs.values().stream().mapToInt(input -> input + 1).max().orElse(0);
    }

    /** Whether this contact says yes; empty = it is not fitted. */
    Optional<Boolean> says(Contact contact, boolean[] bits) {
        return Optional.ofNullable(inputs.get(contact)).map(input -> bits[input] != inverted.contains(contact));
    }
}
