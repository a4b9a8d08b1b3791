package xm.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    /** More names than that are no customers of one record; each is still replaced where it is the value of its member. */
    private static final int MOST_NAMES = 1_000;

    private static final List<String> PERSONAL = List.of("customer", "referred");

    private final Pseudonym pseudonym;

    Redaction(Pseudonym pseudonym) {
        this.pseudonym = pseudonym;
    }

    /** {@code null} for a record without a value. */
    String of(byte[] original) {
        return of(original, Set.of());
    }

    /** {@code null} for a record without a value. */
    String of(byte[] original, Set<String> customers) {
        return original == null
                ? null
                : of(
                        new String(original, 0, Math.min(original.length, LONGEST_LOOK), StandardCharsets.UTF_8),
                        customers);
    }

    String of(String original) {
        return of(original, Set.of());
    }

    /** @param customers who is replaced wherever they stand as a word of their own, whatever the member is called */
    String of(String original, Set<String> customers) {
        StringBuilder payload = withoutPersonal(original);
        for (String customer : customers) {
            replaceWord(payload, customer, customer);
        }
        return cut(payload);
    }

    /**
     * What a sentence that may quote the record says without them.
     *
     * @param customers who is replaced wherever they stand as a word of their own, and where a quote is cut within them
     */
    String sentence(String detail, Set<String> customers) {
        StringBuilder sentence = new StringBuilder(detail);
        for (String customer : customers) {
            replaceWord(sentence, Refusal.quotable(customer), customer);
            replaceWord(sentence, customer, customer);
            replaceCut(sentence, customer);
        }
        return sentence.toString();
    }

    /**
     * Whom a record names in members called {@code customer} or {@code referred}, wherever they stand in it.
     *
     * @param most bytes of it that are looked at
     */
    static Set<String> named(byte[] record, int most) {
        Set<String> customers = new LinkedHashSet<>();
        if (record == null) {
            return customers;
        }
        String text = new String(record, 0, Math.min(record.length, most), StandardCharsets.UTF_8);
        for (int at = 0; at < text.length() && customers.size() < MOST_NAMES; ) {
            int value = valueOfPersonal(text, at);
            if (value < 0) {
                at++;
                continue;
            }
            Personal personal = Personal.at(text, value);
            if (personal.isName()) {
                customers.add(personal.name());
            }
            // an empty value has no end of its own
            at = Math.max(personal.end(), at + 1);
        }
        return customers;
    }

    /** The customers that a parser has still to come to, from where it stands. */
    static Set<String> customersAhead(JsonParser parser) {
        Set<String> customers = new LinkedHashSet<>();
        try {
            while (parser.currentToken() != null) {
                boolean isPersonal = parser.currentName() != null && PERSONAL.contains(parser.currentName());
                boolean isName = parser.currentToken() == JsonToken.VALUE_STRING
                        || parser.currentToken().isNumeric();
                if (isPersonal && isName) {
                    customers.add(parser.getText());
                }
                parser.nextToken();
            }
        } catch (IOException e) {
            // what is no JSON from here on names nobody that could be read
            return customers;
        }
        return customers;
    }

    private StringBuilder withoutPersonal(String original) {
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
        return payload;
    }

    /** Most names are not in what is shown, and a keyed hash costs more than to look. */
    private void replaceWord(StringBuilder text, String word, String customer) {
        if (word.isEmpty()) {
            return;
        }
        boolean hasEscapes = text.indexOf("\\") >= 0;
        for (int at = 0; at < text.length(); at++) {
            if (!hasEscapes) {
                at = text.indexOf(word, at);
                if (at < 0) {
                    return;
                }
            }
            int end = BrokenJson.endOfWord(text, at, word);
            boolean isWhole = end >= 0 && !isWordBefore(text, at) && !isWordPart(text, end);
            if (isWhole) {
                String name = pseudonym.of(customer);
                text.replace(at, end, name);
                at += name.length() - 1;
            }
        }
    }

    /** The letter of an escape, such as that of a line break, is none of the word behind it. */
    private static boolean isWordBefore(CharSequence text, int at) {
        return isWordPart(text, at - 1) && !isEscapeBefore(text, at) && !BrokenJson.isUnitBefore(text, at);
    }

    /** Where a quote ends early, what stands before may be the beginning of a customer. */
    private void replaceCut(StringBuilder text, String customer) {
        for (int cut = text.indexOf(Refusal.CUT); cut >= 0; cut = text.indexOf(Refusal.CUT, cut + 1)) {
            for (int start = Math.max(0, cut - customer.length()); start < cut; start++) {
                if (!isWordPart(text, start - 1) && customer.startsWith(text.substring(start, cut))) {
                    String name = pseudonym.of(customer);
                    text.replace(start, cut, name);
                    cut = start + name.length();
                }
            }
        }
    }

    private static boolean isWordPart(CharSequence text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
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
            int end = BrokenJson.endOfName(text, start, name);
            if (end >= 0) {
                return valueAfterName(text, end);
            }
        }
        return -1;
    }

    /** Whether the letter before is that of an escape such as a line break, not of a longer word. */
    private static boolean isEscapeBefore(CharSequence text, int start) {
        return start > 1 && text.charAt(start - 2) == '\\';
    }

    private static int valueAfterName(String text, int end) {
        int at = end;
        while (at < text.length() && BrokenJson.isQuoting(text.charAt(at))) {
            at++;
        }
        boolean isQuotedName = at > end;
        int separator = at;
        boolean isSeparated = false;
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at)) || BrokenJson.isSeparator(text.charAt(at)))) {
            isSeparated |= BrokenJson.isSeparator(text.charAt(at));
            at++;
        }
        boolean isQuotedValue = at < text.length() && BrokenJson.isQuoting(text.charAt(at));
        boolean isColonLost = isQuotedName && isQuotedValue && at > separator;
        return (isSeparated || isColonLost) && at < text.length() ? at : -1;
    }

    /** Writes the pseudonym for the value that begins here; gives where it ends. */
    private int replace(String text, int start, StringBuilder payload) {
        Personal personal = Personal.at(text, start);
        if (personal.isQuoted()) {
            payload.append(text, start, personal.start()).append(pseudonym.of(personal.name()));
        } else if (personal.isNothing()) {
            payload.append(personal.name());
        } else {
            payload.append('"').append(pseudonym.of(personal.name())).append('"');
        }
        return personal.end();
    }

    static String cut(CharSequence payload) {
        return cut(payload, LONGEST_PAYLOAD);
    }

    /** The first characters, without halves of characters, which no UTF-8 can hold. */
    static String cut(CharSequence text, int longest) {
        StringBuilder cut = new StringBuilder(text.subSequence(0, Math.min(text.length(), longest)));
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
