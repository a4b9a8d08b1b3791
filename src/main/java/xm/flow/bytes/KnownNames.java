package xm.flow.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The few names that nearly all events and memories bear, each made once.
 *
 * <p>A name has one place, found by its hash, and whoever comes later takes it over; so it never grows, and names that meet
 * in one place are only made anew. Not thread-safe.
 */
final class KnownNames {
    private static final int PLACE_BITS = 10;
    private static final int PLACES = 1 << PLACE_BITS;
    private static final int LONGEST = 64;
    /** Mixes into the highest bits. */
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final String[] names = new String[PLACES];
    private final byte[][] spellings = new byte[PLACES][];

    /** The name that some bytes spell in Latin-1. */
    String of(byte[] latin, int from, int length) {
        if (length > LONGEST) {
            return made(latin, from, length);
        }
        int place = place(latin, from, length);
        byte[] known = spellings[place];
        if (known != null && Arrays.equals(known, 0, known.length, latin, from, from + length)) {
            return names[place];
        }
        names[place] = made(latin, from, length);
        spellings[place] = Arrays.copyOfRange(latin, from, from + length);
        return names[place];
    }

    private static String made(byte[] latin, int from, int length) {
        return new String(latin, from, length, StandardCharsets.ISO_8859_1);
    }

    /** By both ends of a name, eight characters each; what is shorter by all of it. */
    private static int place(byte[] latin, int from, int length) {
        long hash = length;
        if (length >= Long.BYTES) {
            long first = (long) CompactOutput.LONGS.get(latin, from);
            long last = (long) CompactOutput.LONGS.get(latin, from + length - Long.BYTES);
            hash = ((hash + first) * ODD ^ last) * ODD;
        } else {
            for (int i = 0; i < length; i++) {
                hash = (hash ^ latin[from + i]) * ODD;
            }
        }
        return (int) (hash >>> (Long.SIZE - PLACE_BITS));
    }
}
