package xm.codec;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How names of segments, touchpoints, channels, topics and reasons are spelled inside: lower-case kebab-case.
 *
 * <p>Letters, digits and marks of any script are kept, every run of anything else becomes one {@code -}, none at the
 * ends: {@code Web Checkout} is {@code web-checkout}. A name that is normal already stays as it is.
 */
final class Names {
    static final int LONGEST = 100;

    private Names() {}

    /** The name, or {@code null} where nothing is left of it or more than 100 characters are. */
    static String normalise(String text) {
        String lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        StringBuilder name = new StringBuilder(lower.length());
        boolean gap = false;
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            if (!belongs(c)) {
                gap = true;
                continue;
            }
            if (gap && !name.isEmpty()) {
                name.append('-');
            }
            gap = false;
            name.appendCodePoint(c);
        }
        boolean fits = !name.isEmpty() && name.codePointCount(0, name.length()) <= LONGEST;
        return fits ? name.toString() : null;
    }

    private static boolean belongs(int c) {
        return Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }
}
