package xm.codec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.UnaryOperator;
import xm.event.Cell;
import xm.event.Channel;
import xm.event.RejectReason;

/**
 * Typed and checked values from the tokens of a record; the one place where JSON meets types and ranges.
 *
 * <p>Every method stands on the value it reads. JSON null is an absent value, {@code null}; a value of the wrong type
 * or out of its range is a {@link Refusal} that names the member by its path. No text of a customer gets into a
 * sentence. Not thread-safe, reused from record to record.
 */
final class MemberReader {
    private static final int LONGEST_TEXT = 256;
    /** Longer ones are refused before they are worked out. */
    private static final int LONGEST_NUMBER = 1000;

    private static final int LONGEST_LONG = 18;
    private static final int LONGEST_RAW_NAME = 1000;

    private final TextCache names = new TextCache(Names::normalise);
    private final TextCache texts = new TextCache(UnaryOperator.identity());
    private final FamiliarMember record = FamiliarMember.record();
    /** The one whose value is being read. */
    private FamiliarMember present = record;
    /** Opened so far, in all records. */
    private long objects;

    private Tokens tokens;

    void open(Tokens nextTokens) {
        tokens = nextTokens;
        present = record;
    }

    /** Lets the members take what they know and skips the rest; {@code false} for null. */
    boolean object(Members members) throws IOException, Refusal {
        if (isNull()) {
            return false;
        }
        if (!isObject()) {
            throw badType("an object");
        }
        FamiliarMember object = present;
        FamiliarMember before = null;
        long here = ++objects;
        for (FamiliarMember it = object.step(tokens, null); it != null; it = object.step(tokens, before)) {
            present = it;
            if (members.read(it.name(), this)) {
                if (it.isTakenIn(here)) {
                    throw Refusal.notJson(it.name() + " is there twice in one object");
                }
                object.keep(it, before, here);
                before = it;
            } else {
                tokens.skip();
            }
        }
        present = object;
        return true;
    }

    boolean isNull() {
        return tokens.present() == JsonToken.VALUE_NULL;
    }

    boolean isObject() {
        return tokens.present() == JsonToken.START_OBJECT;
    }

    <T> T payload(Payload<T> payload) throws IOException, Refusal {
        return object(payload) ? payload.finish(this) : null;
    }

    /**
     * The same, but a refusal is given back instead of thrown, with the tokens behind the value: for a payload whose
     * kind is not known yet.
     */
    Refusal attempt(Reading reading) throws IOException {
        Object outside = tokens.outside();
        FamiliarMember member = present;
        try {
            reading.read();
            return null;
        } catch (Refusal refusal) {
            tokens.leave(outside);
            present = member;
            return refusal;
        }
    }

    /** Something that reads the present value. */
    interface Reading {
        void read() throws IOException, Refusal;
    }

    /** An identifier: 1 to 256 characters, none of them a control character. */
    String text() throws IOException, Refusal {
        if (isNull()) {
            return null;
        }
        checkText();
        return tokens.text();
    }

    /** A text of which there are only few, as it stands. */
    String fewTexts() throws IOException, Refusal {
        if (isNull()) {
            return null;
        }
        checkText();
        return texts.of(tokens.characters());
    }

    /** A segment of customers; that of observers is not theirs to take. */
    String segment() throws IOException, Refusal {
        String segment = name();
        if (Cell.PROBE.equals(segment)) {
            throw outOfRange("'probe', which is kept for independent observers; another name was expected");
        }
        return segment;
    }

    /** A name in kebab-case. */
    String name() throws IOException, Refusal {
        if (isNull()) {
            return null;
        }
        requireString();
        CharSequence raw = tokens.characters();
        String name = raw.length() > LONGEST_RAW_NAME ? null : names.of(raw);
        if (name == null) {
            throw outOfRange(quoted() + ", a name with 1 to " + Names.LONGEST + " letters and digits was expected");
        }
        return name;
    }

    Channel channel() throws IOException, Refusal {
        Channel exact = choiceOrNull(Choice.CHANNEL);
        if (exact != null || isNull()) {
            return exact;
        }
        Channel normalised = Choice.CHANNEL.find(name());
        if (normalised == null) {
            throw noneOf(RejectReason.OUT_OF_RANGE, Choice.CHANNEL.words());
        }
        return normalised;
    }

    <E extends Enum<E>> E choice(Choice<E> choice) throws IOException, Refusal {
        return choice(choice, RejectReason.OUT_OF_RANGE);
    }

    <E extends Enum<E>> E choice(Choice<E> choice, RejectReason otherwise) throws IOException, Refusal {
        E constant = choiceOrNull(choice);
        if (constant == null && !isNull()) {
            throw noneOf(otherwise, choice.words());
        }
        return constant;
    }

    /** As {@link #choice}, but {@code null} also for another word. */
    <E extends Enum<E>> E choiceOrNull(Choice<E> choice) throws IOException, Refusal {
        if (isNull()) {
            return null;
        }
        requireString();
        return choice.find(tokens.characters());
    }

    Boolean flag() throws IOException, Refusal {
        return switch (tokens.present()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw badType("true or false");
        };
    }

    /** Milliseconds since the epoch, {@link Rfc3339#NONE} for null. */
    long time() throws IOException, Refusal {
        if (isNull()) {
            return Rfc3339.NONE;
        }
        requireString();
        long time = Rfc3339.parse(tokens.characters());
        if (time == Rfc3339.NONE) {
            throw refusal(
                    RejectReason.BAD_TIME,
                    quoted() + ", a time with an offset was expected, such as 2026-11-21T10:02:03Z");
        }
        return time;
    }

    Integer integer(Range range) throws IOException, Refusal {
        return isNull() ? null : (Integer) (int) whole(range);
    }

    Long longInteger(Range range) throws IOException, Refusal {
        return isNull() ? null : (Long) whole(range);
    }

    Double number(Range range) throws IOException, Refusal {
        if (isNull()) {
            return null;
        }
        double value = real(range);
        if (!range.has(value)) {
            throw unexpected(range.words());
        }
        return value;
    }

    BigDecimal amount() throws IOException, Refusal {
        if (isNull()) {
            return null;
        }
        requireNumber();
        BigDecimal amount = tokens.characters().length() > LONGEST_NUMBER ? null : Money.amount(tokens.text());
        if (amount == null) {
            throw unexpected(Money.EXPECTED);
        }
        return amount;
    }

    /** An ISO 4217 code, in capitals. */
    String currency() throws IOException, Refusal {
        if (isNull()) {
            return null;
        }
        requireString();
        if (!Money.isCurrency(tokens.characters())) {
            throw outOfRange(quoted() + ", a currency code of three letters was expected");
        }
        return fewTexts().toUpperCase(Locale.ROOT);
    }

    /** The value, which must be there. */
    <T> T required(String member, T value) throws Refusal {
        if (value == null) {
            throw missing(member);
        }
        return value;
    }

    Refusal missing(String member) {
        String path = tokens.path();
        return new Refusal(
                RejectReason.MISSING_FIELD, path.isEmpty() ? member : path + '.' + member, member + " is missing");
    }

    /** The number that was read is none of those expected. */
    Refusal unexpected(String expected) throws IOException {
        return outOfRange(Refusal.quotable(tokens.text()) + ", " + expected + " was expected");
    }

    /** A member of the object that was just read is not what was expected. */
    Refusal unexpected(String member, Object value, String expected) {
        return new Refusal(
                RejectReason.OUT_OF_RANGE,
                tokens.path() + '.' + member,
                member + " is " + value + ", " + expected + " was expected");
    }

    Refusal noneOf(RejectReason reason, String words) throws IOException {
        return refusal(reason, quoted() + ", one of " + words + " was expected");
    }

    /** 4 and 4.0 are whole. */
    private long whole(Range range) throws IOException, Refusal {
        requireNumber();
        if (tokens.present() == JsonToken.VALUE_NUMBER_INT
                && tokens.characters().length() <= LONGEST_LONG) {
            long value = tokens.longValue();
            if (range.has((double) value)) {
                return value;
            }
        } else {
            double value = real(range);
            if (range.has(value) && value == Math.rint(value)) {
                return (long) value;
            }
        }
        throw unexpected(range.words());
    }

    private double real(Range range) throws IOException, Refusal {
        requireNumber();
        if (tokens.characters().length() > LONGEST_NUMBER) {
            throw unexpected(range.words());
        }
        // plus zero, so that there is no negative zero
        return tokens.doubleValue() + 0.0;
    }

    private void checkText() throws IOException, Refusal {
        requireString();
        CharSequence text = tokens.characters();
        int length = text.length();
        int characters = length > LONGEST_TEXT ? Character.codePointCount(text, 0, length) : length;
        if (length == 0 || characters > LONGEST_TEXT) {
            throw outOfRange("of " + characters + " characters, 1 to " + LONGEST_TEXT + " were expected");
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
                throw outOfRange("a text with a control character or half a character, which no identifier has");
            }
        }
    }

    private void requireString() throws IOException, Refusal {
        if (tokens.present() != JsonToken.VALUE_STRING) {
            throw badType("a text");
        }
    }

    private void requireNumber() throws IOException, Refusal {
        if (!tokens.present().isNumeric()) {
            throw badType("a number");
        }
    }

    private Refusal badType(String expected) throws IOException {
        String found = switch (tokens.present()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "of an unknown type";
        };
        return refusal(RejectReason.BAD_TYPE, found + ", " + expected + " was expected");
    }

    private Refusal outOfRange(String predicate) throws IOException {
        return refusal(RejectReason.OUT_OF_RANGE, predicate);
    }

    private Refusal refusal(RejectReason reason, String predicate) throws IOException {
        String path = tokens.path();
        String member = path.substring(path.lastIndexOf('.') + 1);
        return new Refusal(
                reason, path.isEmpty() ? null : path, (path.isEmpty() ? "the record" : member) + " is " + predicate);
    }

    private String quoted() throws IOException {
        return '"' + Refusal.quotable(tokens.text()) + '"';
    }
}
