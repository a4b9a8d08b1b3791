package xm.codec;

/**
 * Finds its way in text that should be JSON and may be broken anywhere: where names, strings and brackets end.
 *
 * <p>It goes once over what it looks at, however hostile, and what never ends, ends with the text.
 */
final class BrokenJson {
    /** Before the u of an escape: JSON in a string in a string in a string. */
    private static final int MOST_BACKSLASHES = 8;

    /** Characters of the escape of a UTF-16 unit with one backslash. */
    private static final int UNIT = 6;

    private BrokenJson() {}

    /** Where a name ends that begins here, in whatever case and with escapes; negative if it is another. */
    static int endOfName(String text, int start, String name) {
        int at = start;
        for (int i = 0; i < name.length(); i++) {
            if (at >= text.length()) {
                return -1;
            }
            int width = escapeWidth(text, at);
            int c = width > 0 ? unit(text, at + width) : text.charAt(at);
            if (Character.toLowerCase(c) != name.charAt(i)) {
                return -1;
            }
            at += Math.max(1, width);
        }
        return at;
    }

    /** Where a word ends that begins here, as it is or with escapes; negative if it is another. */
    static int endOfWord(CharSequence text, int start, String word) {
        int at = start;
        for (int i = 0; i < word.length(); i++) {
            if (at >= text.length()) {
                return -1;
            }
            char c = word.charAt(i);
            int width = escapeWidth(text, at);
            if (width > 0 && unit(text, at + width) == c) {
                at += width;
            } else if (text.charAt(at) == '\\' && at + 1 < text.length() && escaped(text.charAt(at + 1)) == c) {
                at += 2;
            } else if (text.charAt(at) == c) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }

    /** Whether the escape of a UTF-16 unit ends here. */
    static boolean isUnitBefore(CharSequence text, int end) {
        return end >= UNIT && escapeWidth(text, end - UNIT) == UNIT;
    }

    /** Where the closing quote stands, with the backslashes of JSON inside a string; else the end. */
    static int endOfQuoted(String text, int start, char quote, boolean isInString) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && !isInString) {
                i++;
            } else if (text.charAt(i) == quote) {
                int end = i;
                while (isInString && end > start && text.charAt(end - 1) == '\\') {
                    end--;
                }
                return end;
            }
        }
        return text.length();
    }

    static int endOfBare(String text, int start) {
        int end = start;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && ",;}])".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    static int endOfBrackets(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = endOfQuoted(text, i + 1, '"', false);
            } else if (isOpening(c)) {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    static boolean isOpening(char c) {
        return c == '{' || c == '[';
    }

    static boolean isQuoting(char c) {
        return c == '"' || c == '\'' || c == '\\';
    }

    static boolean isSeparator(char c) {
        return c == ':' || c == '=';
    }

    /** The customer as the decoder would read it, so that both get the same pseudonym. */
    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int width = escapeWidth(text, i);
            if (width > 0) {
                plain.append(unit(text, i + width));
                i += width - 1;
            } else if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                plain.append(escaped(text.charAt(++i)));
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    /** The UTF-16 unit whose escape ends here. */
    private static char unit(CharSequence text, int end) {
        return (char) Integer.parseInt(text, end - 4, end, 16);
    }

    /** Characters of the escape of a UTF-16 unit that begins here, with one backslash or more; 0 if none does. */
    private static int escapeWidth(CharSequence text, int at) {
        int u = at;
        while (u < text.length() && u < at + MOST_BACKSLASHES && text.charAt(u) == '\\') {
            u++;
        }
        if (u == at || u + 4 >= text.length() || text.charAt(u) != 'u') {
            return 0;
        }
        for (int i = u + 1; i <= u + 4; i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, 16) < 0) {
                return 0;
            }
        }
        return u + 5 - at;
    }
}
