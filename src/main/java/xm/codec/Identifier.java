package xm.codec;

/** What an identifier is: 1 to 256 characters, none of them a control character or half of one. */
final class Identifier {
    private static final int LONGEST = 256;

    private Identifier() {}

    /** What keeps a text from being one, as the end of a sentence about it; {@code null} if nothing does. */
    static String fault(CharSequence text) {
        int length = text.length();
        int characters = length > LONGEST ? Character.codePointCount(text, 0, length) : length;
        if (length == 0 || characters > LONGEST) {
            return "of " + characters + " characters, 1 to " + LONGEST + " were expected";
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            // most characters, with one comparison
            if (c >= ' ' && c <= '~') {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                return "a text with a control character or half a character, which no identifier has";
            }
        }
        return null;
    }
}
