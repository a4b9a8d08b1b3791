package xm.codec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.UnaryOperator;
import xm.event.Cell;
import xm.event.RejectReason;

/**
 * Typed and checked values from the tokens of a record; the one place where JSON meets types and ranges.
 *
 * <p>Every method stands on the value it reads. JSON null is an absent value, {@code null}; a value of the wrong type
 * or out of its range is a {@link Refusal} that names the member by its path. No text of a customer gets into a
 * sentence. Not thread-safe, reused from record to record.
 */
final class MemberReader {
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
            throw WrongValue.ofType(tokens, "an object");
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

    /** An {@link Identifier}. */
    String text() throws IOException, Refusal {
        if (isNull()) {
            return null;
        }
        requireIdentifier();
        return tokens.text();
    }

    /** A text of which there are only few, as it stands. */
    String fewTexts() throws IOException, Refusal {
        if (isNull()) {
            return null;
        }
        requireIdentifier();
        return texts.of(tokens.characters());
    }

    /** A segment of customers; that of observers is not theirs to take. */
    String segment() throws IOException, Refusal {
        String segment = name();
        if (Cell.PROBE.equals(segment)) {
            throw WrongValue.outOfRange(
                    tokens, "'probe', which is kept for independent observers; another name was expected");
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
            throw WrongValue.outOfRange(
                    tokens,
                    WrongValue.quoted(tokens) + ", a name with 1 to " + Names.LONGEST
                            + " letters and digits was expected");
        }
        return name;
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
            default -> throw WrongValue.ofType(tokens, "true or false");
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
            throw WrongValue.refusal(
                    tokens,
                    RejectReason.BAD_TIME,
                    WrongValue.quoted(tokens) + ", a time with an offset was expected, such as 2026-11-21T10:02:03Z");
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
            throw WrongValue.unexpected(tokens, range.words());
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
            throw WrongValue.unexpected(tokens, Money.EXPECTED);
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
            throw WrongValue.outOfRange(
                    tokens, WrongValue.quoted(tokens) + ", a currency code of three letters was expected");
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
        return WrongValue.missing(tokens, member);
    }

    /** A member of the object that was just read is not what was expected. */
    Refusal unexpected(String member, Object value, String expected) {
        return WrongValue.unexpected(tokens, member, value, expected);
    }

    Refusal noneOf(RejectReason reason, String words) throws IOException {
        return WrongValue.noneOf(tokens, reason, words);
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
        throw WrongValue.unexpected(tokens, range.words());
    }

    private double real(Range range) throws IOException, Refusal {
        requireNumber();
        if (tokens.characters().length() > LONGEST_NUMBER) {
            throw WrongValue.unexpected(tokens, range.words());
        }
        // plus zero, so that there is no negative zero
        return tokens.doubleValue() + 0.0;
    }

    private void requireIdentifier() throws IOException, Refusal {
        requireString();
        String fault = Identifier.fault(tokens.characters());
        if (fault != null) {
            throw WrongValue.outOfRange(tokens, fault);
        }
    }

    private void requireString() throws IOException, Refusal {
        if (tokens.present() != JsonToken.VALUE_STRING) {
            throw WrongValue.ofType(tokens, "a text");
        }
    }

    private void requireNumber() throws IOException, Refusal {
        if (!tokens.present().isNumeric()) {
            throw WrongValue.ofType(tokens, "a number");
        }
    }
}
