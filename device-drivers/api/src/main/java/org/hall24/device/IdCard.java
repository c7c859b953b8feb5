package org.hall24.device;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the chip of an identity card says of its holder, by the layout it was read by. Codes are kept as they stand on the chip, known or not;
 * a field that is blank there is empty here. Texts may hold characters beyond the BMP: count code points.
 */
@Personal
public sealed interface IdCard {
    /** The layout. */
    CardType type();

    /** The name the holder goes by here: in Chinese where the card has one, else in Latin letters. */
    String name();

    /** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated; any other code as it stands on the chip. */
    String sex();

    /** 民族, GB/T 3304: two digits ("01"). Foreigners' layouts have none, nor has that of 港澳台. */
    default Optional<String> nation() {
        return Optional.empty();
    }

    /** Date of birth. */
    LocalDate birth();

    /** The registered address, as printed. Foreigners' layouts have none. */
    default Optional<String> address() {
        return Optional.empty();
    }

    /** The address the holder moved to, written on the chip later; empty also when nobody asked for it. */
    default Optional<String> newAddress() {
        return Optional.empty();
    }

    /** Where the holder lives as far as the card knows: the newest address. */
    default Optional<String> homeAddress() {
        return newAddress().or(this::address);
    }

    /** 18 characters, the last may be X; three letters and twelve digits for the foreigners' edition of 2017. */
    String number();

    /** The issuing authority: its name, or its code in the foreigners' edition of 2017. That of 2023 has none. */
    default Optional<String> authority() {
        return Optional.empty();
    }

    /** First day of validity. */
    LocalDate validFrom();

    /** Last day of validity; empty = 长期, without end. */
    Optional<LocalDate> validTo();

    /** Whether the card is valid on that day; the last day counts. */
    default boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom())
                && validTo().map(end -> !day.isAfter(end)).orElse(true);
    }

    /** 居民身份证. */
    @Personal
    record Resident(
            String name,
            String sex,
            Optional<String> nation,
            LocalDate birth,
            Optional<String> address,
            Optional<String> newAddress,
            String number,
            Optional<String> authority,
            LocalDate validFrom,
            Optional<LocalDate> validTo)
            implements IdCard {
        @Override
        public CardType type() {
            return CardType.RESIDENT;
        }

        /** Masked: the last four characters of the number, nothing else. */
        @Override
        public String toString() {
            return masked(number);
        }
    }

    /**
     * 港澳台居民居住证.
     *
     * @param pass 通行证号码, the number of the travel permit
     * @param issues 签发次数, how often it was issued, two digits
     */
    @Personal
    record HkMacaoTaiwan(
            String name,
            String sex,
            LocalDate birth,
            Optional<String> address,
            Optional<String> newAddress,
            String number,
            Optional<String> authority,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            Optional<String> pass,
            Optional<String> issues)
            implements IdCard {
        @Override
        public CardType type() {
            return CardType.HK_MACAO_TAIWAN;
        }

        /** Masked: the last four characters of the number, nothing else. */
        @Override
        public String toString() {
            return masked(number);
        }
    }

    /**
     * 外国人永久居留身份证, edition of 2017.
     *
     * @param nationality GB/T 2659, three letters
     * @param version of the card, two digits
     * @param authority four digits
     */
    @Personal
    record Foreigner2017(
            Optional<String> chineseName,
            String englishName,
            String sex,
            LocalDate birth,
            String number,
            Optional<String> nationality,
            Optional<String> authority,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            Optional<String> version)
            implements IdCard {
        @Override
        public CardType type() {
            return CardType.FOREIGNER_2017;
        }

        @Override
        public String name() {
            return chineseName.orElse(englishName);
        }

        /** Masked: the last four characters of the number, nothing else. */
        @Override
        public String toString() {
            return masked(number);
        }
    }

    /**
     * 外国人永久居留身份证, edition of 2023.
     *
     * @param renewals 换证次数, two digits
     * @param country country or region: three letters or three digits, as on the chip
     * @param link 关联项, leads to the number before this one
     */
    @Personal
    record Foreigner2023(
            Optional<String> chineseName,
            String englishName,
            String sex,
            LocalDate birth,
            String number,
            Optional<String> country,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            Optional<String> renewals,
            Optional<String> link)
            implements IdCard {
        @Override
        public CardType type() {
            return CardType.FOREIGNER_2023;
        }

        @Override
        public String name() {
            return chineseName.orElse(englishName);
        }

        /** Masked: the last four characters of the number, nothing else. */
        @Override
        public String toString() {
            return masked(number);
        }
    }

    private static String masked(String number) {
        return "IdCard[****" + number.substring(Math.max(0, number.length() - 4)) + "]";
    }
}
