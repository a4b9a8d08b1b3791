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
    private static final int LONGEST = 64;
    /** 2^64 / φ, odd: multiplied by it, all bits of a number reach the highest ones (Knuth, volume 3, 6.4). */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final Known[] places = new Known[1 << PLACE_BITS];

    /** The name that some bytes spell in Latin-1. */
    String of(byte[] latin, int from, int length) {
        if (length > LONGEST) {
            return made(latin, from, length);
        }
        int place = place(latin, from, length);
        Known known = places[place];
        if (known == null || !known.isSpelled(latin, from, length)) {
            known = new Known(made(latin, from, length), Arrays.copyOfRange(latin, from, from + length));
            places[place] = known;
        }
        return known.name;
    }

    private static String made(byte[] latin, int from, int length) {
        return new String(latin, from, length, StandardCharsets.ISO_8859_1);
    }

    /** Eight characters at a time; the last eight overlap those before. */
    private static int place(byte[] latin, int from, int length) {
        long hash = length;
        int last = from + length - Long.BYTES;
        if (last < from) {
            for (int i = from; i < from + length; i++) {
                hash = (hash ^ latin[i]) * GOLDEN_RATIO;
            }
        } else {
            for (int i = from; i < last; i += Long.BYTES) {
                hash = mixed(hash, latin, i);
            }
            hash = mixed(hash, latin, last) * GOLDEN_RATIO;
        }
        return (int) (hash >>> (Long.SIZE - PLACE_BITS));
    }

    private static long mixed(long hash, byte[] latin, int from) {
        long mixed = (hash ^ (long) CompactOutput.LONGS.get(latin, from)) * GOLDEN_RATIO;
        return mixed ^ (mixed >>> 32);
    }

    private record Known(String name, byte[] spelling) {
        boolean isSpelled(byte[] latin, int from, int length) {
            return Arrays.equals(spelling, 0, spelling.length, latin, from, from + length);
        }
    }
}
