package xm.codec;

import java.util.function.UnaryOperator;

/**
 * The few distinct texts of a stream, each made once: most events are about a touchpoint that was seen before.
 *
 * <p>A text has one place, found by its hash, and whoever comes later takes it over; so the cache never grows, and
 * hostile input costs it hits but no memory. Not thread-safe.
 */
final class TextCache {
    private static final int PLACES = 4096;
    private static final int LONGEST = 128;

    private final UnaryOperator<String> made;
    private final String[] texts = new String[PLACES];
    private final String[] values = new String[PLACES];

    /** @param made what is kept of a text; {@code null} is given back but not kept */
    TextCache(UnaryOperator<String> made) {
        this.made = made;
    }

    String of(char[] text, int start, int length) {
        if (length > LONGEST) {
            return made.apply(new String(text, start, length));
        }
        int place = place(text, start, length);
        String known = texts[place];
        if (known != null && equal(known, text, start, length)) {
            return values[place];
        }
        String fresh = new String(text, start, length);
        String value = made.apply(fresh);
        if (value != null) {
            texts[place] = fresh;
            values[place] = value;
        }
        return value;
    }

    private static int place(char[] text, int start, int length) {
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + text[i];
        }
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }

    private static boolean equal(String known, char[] text, int start, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[start + i]) {
                return false;
            }
        }
        return true;
    }
}
