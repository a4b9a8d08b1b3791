package xm.codec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * The tokens of a record that is written plainly: a subset of JSON (RFC 8259) in which each is found in one walk over the
 * bytes.
 *
 * <p>Plain is what is ASCII without an escape and nested no deeper than 16 levels, which is nearly everything that sources
 * write. Whatever else there is, right or wrong, is {@link NotPlain}: nothing is judged here, {@link JacksonTokens} reads
 * such a record from its beginning. Not thread-safe, reused from record to record.
 */
final class PlainTokens implements Tokens, CharSequence {
    private static final int DEEPEST = 16;
    private static final byte END = 0;
    /** That may be looked at behind the end. */
    private static final int ROOM = 64;

    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = EACH << 7;

    /** So many digits are exact as a double, as are the powers of ten by which they are divided then. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] TENS = new double[EXACT_DIGITS + 1];

    static {
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = Double.parseDouble("1e" + i);
        }
    }

    private final TextCache names = new TextCache(UnaryOperator.identity());

    // hot path: mutable on purpose
    /** With {@link #END} behind the last one, which is in no token: no loop asks for the end. */
    private byte[] bytes = new byte[4096];

    private int length;
    private int at;
    private boolean isObjectBegun;
    private int depth;
    private JsonToken present;
    private int start;
    private int end;
    private boolean isNegative;
    private boolean hasExponent;
    /** Those of the number, without its point; right while they are no more than 18. */
    private long digits;

    private int digitCount;
    private int decimals;

    /** Begins with the first value of a record. */
    void open(byte[] record) throws NotPlain {
        length = record.length;
        if (bytes.length < length + ROOM) {
            bytes = new byte[2 * (length + ROOM)];
        }
        System.arraycopy(record, 0, bytes, 0, length);
        bytes[length] = END;
        at = 0;
        depth = 0;
        value();
    }

    /** Whether nothing but white space follows. */
    boolean isOver() {
        return afterSpace() == END && at == length;
    }

    @Override
    public JsonToken present() {
        return present;
    }

    @Override
    public String nextMember(FamiliarMember guess) throws NotPlain {
        byte c = afterSpace();
        if (c == '}') {
            at++;
            isObjectBegun = false;
            present = JsonToken.END_OBJECT;
            return null;
        }
        if (isObjectBegun) {
            isObjectBegun = false;
        } else {
            pass(',');
            afterSpace();
        }
        if (guess != null && guess.written().isAt(bytes, at)) {
            at += guess.written().length();
            value();
            return guess.name();
        }
        if (bytes[at] != '"') {
            throw new NotPlain();
        }
        string();
        String name = names.of(this);
        afterSpace();
        pass(':');
        value();
        return name;
    }

    @Override
    public void skip() throws NotPlain {
        if (!present.isStructStart()) {
            return;
        }
        if (++depth > DEEPEST) {
            throw new NotPlain();
        }
        if (present == JsonToken.START_OBJECT) {
            while (nextMember(null) != null) {
                skip();
            }
        } else {
            skipList();
        }
        depth--;
    }

    private void skipList() throws NotPlain {
        isObjectBegun = false;
        if (afterSpace() == ']') {
            at++;
            return;
        }
        value();
        skip();
        while (afterSpace() != ']') {
            pass(',');
            value();
            skip();
        }
        at++;
    }

    @Override
    public Object outside() {
        return null;
    }

    @Override
    public void leave(Object outside) throws NotPlain {
        // something in there was refused, and to say where is not for this one
        throw new NotPlain();
    }

    @Override
    public CharSequence characters() {
        return this;
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        return (char) bytes[start + index];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text().substring(from, to);
    }

    @Override
    public String toString() {
        return text();
    }

    @Override
    public String text() {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    @Override
    public long longValue() {
        return isNegative ? -digits : digits;
    }

    /** The double that is nearest: where both are exact, a division is rounded only once. */
    @Override
    public double doubleValue() {
        if (hasExponent || digitCount > EXACT_DIGITS) {
            return Double.parseDouble(text());
        }
        double value = digits / TENS[decimals];
        return isNegative ? -value : value;
    }

    /** Nowhere: a record with something wrong in it is read by another, who says where. */
    @Override
    public String path() {
        return "";
    }

    private void value() throws NotPlain {
        byte c = afterSpace();
        switch (c) {
            case '"' -> {
                string();
                present = JsonToken.VALUE_STRING;
            }
            case '{' -> begin(JsonToken.START_OBJECT);
            case '[' -> begin(JsonToken.START_ARRAY);
            case 't' -> word("true", JsonToken.VALUE_TRUE);
            case 'f' -> word("false", JsonToken.VALUE_FALSE);
            case 'n' -> word("null", JsonToken.VALUE_NULL);
            default -> number(c);
        }
    }

    private void begin(JsonToken struct) {
        at++;
        isObjectBegun = true;
        present = struct;
    }

    private void string() throws NotPlain {
        int i = at + 1;
        start = i;
        long found = special(i);
        while (found == 0) {
            i += 8;
            found = special(i);
        }
        end = i + (Long.numberOfTrailingZeros(found) >>> 3);
        if (bytes[end] != '"') {
            throw new NotPlain();
        }
        at = end + 1;
    }

    /**
     * The high bit of each of eight bytes that is a quote, a backslash, a control or no ASCII; bits above the lowest may be
     * wrong, as what is subtracted borrows from there.
     */
    private long special(int from) {
        long eight = (long) AsciiWord.EIGHT.get(bytes, from);
        long quote = (eight ^ '"' * EACH) - EACH;
        long backslash = (eight ^ '\\' * EACH) - EACH;
        long control = eight - ' ' * EACH;
        return (quote | backslash | control | eight) & HIGH_BITS;
    }

    private void word(String word, JsonToken token) throws NotPlain {
        for (int i = 0; i < word.length(); i++) {
            pass(word.charAt(i));
        }
        present = token;
    }

    private void number(byte first) throws NotPlain {
        start = at;
        isNegative = first == '-';
        at += isNegative ? 1 : 0;
        digits = 0;
        digitCount = 0;
        boolean isZero = bytes[at] == '0';
        digits();
        if (isZero && digitCount > 1) {
            throw new NotPlain();
        }
        int whole = digitCount;
        present = JsonToken.VALUE_NUMBER_INT;
        if (bytes[at] == '.') {
            at++;
            digits();
            present = JsonToken.VALUE_NUMBER_FLOAT;
        }
        decimals = digitCount - whole;
        hasExponent = (bytes[at] | 0x20) == 'e';
        if (hasExponent) {
            at++;
            at += bytes[at] == '-' || bytes[at] == '+' ? 1 : 0;
            digits();
            present = JsonToken.VALUE_NUMBER_FLOAT;
        }
        end = at;
    }

    /** One at least. */
    private void digits() throws NotPlain {
        int from = at;
        int i = from;
        long sum = digits;
        for (int digit = bytes[i] - '0'; digit >= 0 && digit <= 9; digit = bytes[++i] - '0') {
            sum = 10 * sum + digit;
        }
        if (i == from) {
            throw new NotPlain();
        }
        digits = sum;
        digitCount += i - from;
        at = i;
    }

    private void pass(char expected) throws NotPlain {
        if (bytes[at] != expected) {
            throw new NotPlain();
        }
        at++;
    }

    private byte afterSpace() {
        byte c = bytes[at];
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            c = bytes[++at];
        }
        return c;
    }

    /** Not for this one, whether it is right or wrong. */
    static final class NotPlain extends IOException {
        private static final long serialVersionUID = 1;

        private NotPlain() {
            super("not written plainly");
        }

        /** No trace, as it is no surprise. */
        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
