package xm.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The original of a refused record as it may be shown: customers replaced by pseudonyms, then cut at 1,000 characters.
 *
 * <p>It works on the text, because a refused record is often no JSON: every value of a member named {@code customer} or
 * {@code referred} is replaced, wherever it stands, in whatever case and spelling (the name may hold escapes, the record
 * may be JSON inside a JSON string), closed or not. What it replaces is what stands between the quotes; a bare value
 * ends at the next comma, bracket or space, an object or list at its last bracket, and what never ends, at the end.
 */
final class Redaction {
    /** Characters of a payload, and of the original that are looked at. */
    static final int LONGEST_PAYLOAD = 1000;

    static final int LONGEST_LOOK = 8192;

    /** Before the u of an escape: JSON in a string in a string in a string. */
    private static final int MOST_BACKSLASHES = 8;

    private static final List<String> PERSONAL = List.of("customer", "referred");

    private final Pseudonym pseudonym;

    Redaction(Pseudonym pseudonym) {
        this.pseudonym = pseudonym;
    }

    /** {@code null} for a record without a value. */
    String of(byte[] original) {
        return original == null
                ? null
                : of(new String(original, 0, Math.min(original.length, LONGEST_LOOK), StandardCharsets.UTF_8));
    }

    String of(String original) {
        String text = original.length() > LONGEST_LOOK ? original.substring(0, LONGEST_LOOK) : original;
        StringBuilder payload = new StringBuilder();
        int done = 0;
        for (int at = 0; at < text.length() && payload.length() <= LONGEST_PAYLOAD; ) {
            int value = valueOfPersonal(text, at);
            if (value < 0) {
                at++;
                continue;
            }
            payload.append(text, done, value);
            int end = replace(text, value, payload);
            done = end;
            at = end;
        }
        payload.append(text, done, text.length());
        return cut(payload);
    }

    /** Where the value of a personal member begins whose name begins here, negative if none does. */
    private static int valueOfPersonal(String text, int start) {
        char first = text.charAt(start);
        if (first != 'c' && first != 'C' && first != 'r' && first != 'R' && first != '\\') {
            return -1;
        }
        if (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)) && !isEscapeBefore(text, start)) {
            return -1;
        }
        for (String name : PERSONAL) {
            int end = endOfName(text, start, name);
            if (end >= 0) {
                return valueAfterName(text, end);
            }
        }
        return -1;
    }

    /** Whether the letter before is that of an escape such as a line break, not of a longer word. */
    private static boolean isEscapeBefore(String text, int start) {
        return start > 1 && text.charAt(start - 2) == '\\';
    }

    private static int endOfName(String text, int start, String name) {
        int at = start;
        for (int i = 0; i < name.length(); i++) {
            if (at >= text.length()) {
                return -1;
            }
            int width = escapeWidth(text, at);
            int c = width > 0 ? Integer.parseInt(text, at + width - 4, at + width, 16) : text.charAt(at);
            if (Character.toLowerCase(c) != name.charAt(i)) {
                return -1;
            }
            at += Math.max(1, width);
        }
        return at;
    }

    private static int valueAfterName(String text, int end) {
        int at = end;
        while (at < text.length() && isQuoting(text.charAt(at))) {
            at++;
        }
        boolean isQuotedName = at > end;
        int separator = at;
        boolean isSeparated = false;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || isSeparator(text.charAt(at)))) {
            isSeparated |= isSeparator(text.charAt(at));
            at++;
        }
        boolean isQuotedValue = at < text.length() && isQuoting(text.charAt(at));
        boolean isColonLost = isQuotedName && isQuotedValue && at > separator;
        return (isSeparated || isColonLost) && at < text.length() ? at : -1;
    }

    /** Writes the pseudonym for the value that begins here; gives where it ends. */
    private int replace(String text, int start, StringBuilder payload) {
        int at = start;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            payload.append(text, start, at + 1);
            int end = endOfQuoted(text, at + 1, text.charAt(at), at > start);
            payload.append(pseudonym.of(unescaped(text.substring(at + 1, end))));
            return end;
        }
        int end = isOpening(text.charAt(start)) ? endOfBrackets(text, start) : endOfBare(text, start);
        String value = text.substring(start, end);
        if (value.isEmpty() || value.equals("null")) {
            payload.append(value);
        } else {
            payload.append('"').append(pseudonym.of(value)).append('"');
        }
        return end;
    }

    /** Where the closing quote stands, with the backslashes of JSON inside a string; else the end. */
    private static int endOfQuoted(String text, int start, char quote, boolean isInString) {
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

    private static int endOfBare(String text, int start) {
        int end = start;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && ",;}])".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int endOfBrackets(String text, int start) {
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

    private static boolean isOpening(char c) {
        return c == '{' || c == '[';
    }

    private static boolean isQuoting(char c) {
        return c == '"' || c == '\'' || c == '\\';
    }

    private static boolean isSeparator(char c) {
        return c == ':' || c == '=';
    }

    /** The customer as the decoder would read it, so that both get the same pseudonym. */
    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int width = escapeWidth(text, i);
            if (width > 0) {
                plain.append((char) Integer.parseInt(text, i + width - 4, i + width, 16));
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

    /** Characters of the escape of a UTF-16 unit that begins here, with one backslash or more; 0 if none does. */
    private static int escapeWidth(String text, int at) {
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

    /** The first 1,000 characters, without halves of characters, which no UTF-8 can hold. */
    static String cut(CharSequence text) {
        StringBuilder cut = new StringBuilder(text.subSequence(0, Math.min(text.length(), LONGEST_PAYLOAD)));
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            boolean isHigh = Character.isHighSurrogate(c);
            if (isHigh && i + 1 < cut.length() && Character.isLowSurrogate(cut.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                cut.setCharAt(i, '\uFFFD');
            }
        }
        return cut.toString();
    }
}
