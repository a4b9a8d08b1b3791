package xm.alert;

/**
 * The name of one life of an alert: 16 hexadecimal digits that follow from its key and from when it was detected or began, so
 * that a job that is restored and sees the same again says the same.
 *
 * <p>FNV-1a over the characters, finished as in SplitMix64 (Steele, Lea and Flood 2014).
 */
final class AlertId {
    private AlertId() {}

    static String of(String key, long atMillis) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        long id = mix(mix(hash) + atMillis);
        String digits = Long.toHexString(id);
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
