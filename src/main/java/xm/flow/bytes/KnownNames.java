package xm.flow.bytes;

import java.nio.charset.StandardCharsets;

/**
 * The few names that nearly all events and memories bear, each made once.
 *
 * <p>A name has one place, found by its hash, and whoever comes later takes it over; so it never grows, and names that meet
 * in one place are only made anew. Not thread-safe.
 */
final class KnownNames {
    private static final int PLACES = 1024;
    private static final int LONGEST = 64;

    private final String[] names = new String[PLACES];

    /** The name that some bytes spell in Latin-1. */
    String of(byte[] latin, int from, int length) {
        if (length > LONGEST) {
            return made(latin, from, length);
        }
        int place = place(latin, from, length);
        String known = names[place];
        if (known != null && isSpelled(known, latin, from, length)) {
            return known;
        }
        String name = made(latin, from, length);
        names[place] = name;
        return name;
    }

    private static String made(byte[] latin, int from, int length) {
        return new String(latin, from, length, StandardCharsets.ISO_8859_1);
    }

    private static int place(byte[] latin, int from, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + latin[from + i];
        }
        return (hash ^ hash >>> 16) & PLACES - 1;
    }

    private static boolean isSpelled(String name, byte[] latin, int from, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != (latin[from + i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
