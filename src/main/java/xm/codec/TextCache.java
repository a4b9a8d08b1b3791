package xm.codec;

import java.util.function.UnaryOperator;

/**
 * The few distinct texts of a stream, each kept once: most events are about a touchpoint that was seen before.
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

    String of(CharSequence text) {
        if (text.length() > LONGEST) {
            return made.apply(text.toString());
        }
        int place = place(text);
        String known = texts[place];
        if (known != null && known.contentEquals(text)) {
            return values[place];
        }
        String fresh = text.toString();
        String value = made.apply(fresh);
        if (value != null) {
            texts[place] = fresh;
            values[place] = value;
        }
        return value;
    }

    private static int place(CharSequence text) {
        int hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
