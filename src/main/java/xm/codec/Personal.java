package xm.codec;

/**
 * The value of a member that names somebody, in text that should be JSON.
 *
 * @param start where what is personal begins, behind a quote
 * @param end where it ends: before the closing quote; of a bare value at the next comma, bracket or space; of an object or
 *     list at its last bracket; of what never ends, with the text
 * @param name what stands there, its escapes resolved if it is quoted
 */
record Personal(int start, int end, String name, boolean isQuoted) {

    /** The one that begins here, with its quotes. */
    static Personal at(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            int end = BrokenJson.endOfQuoted(text, at + 1, text.charAt(at), at > start);
            return new Personal(at + 1, end, BrokenJson.unescaped(text.substring(at + 1, end)), true);
        }
        int end = BrokenJson.isOpening(text.charAt(start))
                ? BrokenJson.endOfBrackets(text, start)
                : BrokenJson.endOfBare(text, start);
        return new Personal(start, end, text.substring(start, end), false);
    }

    /** Whether nobody is named. */
    boolean isNothing() {
        return name.isEmpty() || (!isQuoted && name.equals("null"));
    }

    /** Whether it is the name of somebody, not an object or list of whatever. */
    boolean isName() {
        return !isNothing() && (isQuoted || !BrokenJson.isOpening(name.charAt(0)));
    }
}
