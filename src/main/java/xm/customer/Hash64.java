package xm.customer;

/**
 * A 64-bit hash of names and ids, the same in every JVM and release: it stands in state in place of the text.
 *
 * <p>Two of a billion different texts collide with a probability of about 3 %, of one customer's thousand about 3e-14.
 * The finalizer is that of SplitMix64 (Steele, Lea and Flood 2014).
 */
public final class Hash64 {
    private static final long SEED = 0x9E3779B97F4A7C15L;

    private Hash64() {}

    public static long start() {
        return SEED;
    }

    /** Continues a hash with a text; {@code null} is a text of its own, and texts do not run into each other. */
    public static long with(long hash, String text) {
        if (text == null) {
            return mix(hash + 1);
        }
        long h = hash;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            h = (h ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(h ^ ((long) length << 32));
    }

    static long with(long hash, int number) {
        return mix(hash ^ (number + 0x632BE59BD9B4E019L));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
