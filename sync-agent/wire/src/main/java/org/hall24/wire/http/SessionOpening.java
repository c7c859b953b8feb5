package org.hall24.wire.http;

import java.util.List;
import java.util.UUID;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.SealingKey;

/**
 * The body of {@code POST /v1/sessions}, signed with the terminal's own key.
 *
 * @param id of this opening; the sealed answer names it
 * @param terminal the terminal's name, as in the signature
 * @param opening counts this terminal's openings and is on its disk before it is used. One that is not above the last the hub saw
 *     comes from a second terminal with the same key, unless its id is among the {@code recent} ones of a later opening: then it
 *     is an old request that was long on its way
 * @param recent the ids of this terminal's openings of the last minutes, as far as it knows, the newest last
 * @param replyKey one-time; the session's key comes back sealed to it
 * @param hubKeys the ids of the hub's signing keys this terminal knows, so that a hub between two keys signs with one of them
 */
public record SessionOpening(
        UUID id, String terminal, long opening, List<UUID> recent, SealingKey replyKey, List<String> hubKeys) {
    /** The most earlier openings. A request older than five minutes is stale; nobody opens more often in five minutes. */
    public static final int RECENT_MAX = 40;

    /** Forty ids and a key. */
    public static final int BYTES_MAX = 8 << 10;

    /** The most keys of the hub; a release names two or three. */
    public static final int HUB_KEYS_MAX = 16;

    private static final int WORD_CHARS_MAX = 64;

    /** Checks the numbers. */
    public SessionOpening {
        recent = List.copyOf(recent);
        hubKeys = List.copyOf(hubKeys);
        if (opening < 1 || recent.size() > RECENT_MAX) {
            throw new IllegalArgumentException("openings count from 1, and few of them are recent");
        }
        if (hubKeys.size() > HUB_KEYS_MAX || hubKeys.stream().anyMatch(key -> key.length() > WORD_CHARS_MAX)) {
            throw new IllegalArgumentException("a hub has few signing keys, and their names are short");
        }
    }

    /** The body. */
    public byte[] toJson() {
        return Json.PLAIN.write(this);
    }

    /**
     * Reads the body.
     *
     * @throws MalformedException when it is not one
     */
    public static SessionOpening fromJson(byte[] body) throws MalformedException {
        return Json.PLAIN.read(body, SessionOpening.class, BYTES_MAX);
    }
}
