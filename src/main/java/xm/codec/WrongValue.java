package xm.codec;

import java.io.IOException;
import xm.event.RejectReason;

/**
 * What is wrong with the present value, as a {@link Refusal} that names it by its path.
 *
 * <p>A sentence quotes names, words and numbers, cut and printable, and never the text of an identifier: a customer's would
 * get into it.
 */
final class WrongValue {
    private WrongValue() {}

    /** A member of the present object is not there. */
    static Refusal missing(Tokens tokens, String member) {
        String path = tokens.path();
        return new Refusal(
                RejectReason.MISSING_FIELD, path.isEmpty() ? member : path + '.' + member, member + " is missing");
    }

    static Refusal ofType(Tokens tokens, String expected) {
        String found = switch (tokens.present()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "of an unknown type";
        };
        return refusal(tokens, RejectReason.BAD_TYPE, found + ", " + expected + " was expected");
    }

    static Refusal outOfRange(Tokens tokens, String predicate) {
        return refusal(tokens, RejectReason.OUT_OF_RANGE, predicate);
    }

    /** The number that was read is none of those expected. */
    static Refusal unexpected(Tokens tokens, String expected) throws IOException {
        return outOfRange(tokens, Refusal.quotable(tokens.text()) + ", " + expected + " was expected");
    }

    /** A member of the object that was just read is not what was expected. */
    static Refusal unexpected(Tokens tokens, String member, Object value, String expected) {
        return new Refusal(
                RejectReason.OUT_OF_RANGE,
                tokens.path() + '.' + member,
                member + " is " + value + ", " + expected + " was expected");
    }

    static Refusal noneOf(Tokens tokens, RejectReason reason, String words) throws IOException {
        return refusal(tokens, reason, quoted(tokens) + ", one of " + words + " was expected");
    }

    /** @param predicate of a sentence that begins with the name of the member */
    static Refusal refusal(Tokens tokens, RejectReason reason, String predicate) {
        String path = tokens.path();
        String member = path.substring(path.lastIndexOf('.') + 1);
        return new Refusal(
                reason, path.isEmpty() ? null : path, (path.isEmpty() ? "the record" : member) + " is " + predicate);
    }

    static String quoted(Tokens tokens) throws IOException {
        return '"' + Refusal.quotable(tokens.text()) + '"';
    }
}
