package org.hall24.people;

/**
 * A right to a home.
 *
 * @param id opaque
 * @param place where, to the road only
 * @param number of the certificate
 * @param area square metres, two digits
 * @param shared {@code sole}, {@code joint} or {@code by-shares}
 * @param use {@code home}, {@code parking} or {@code shop}
 */
public record TitleRow(
        String id,
        String region,
        String place,
        String number,
        String area,
        String shared,
        String use,
        boolean mortgaged,
        boolean seized) {}
