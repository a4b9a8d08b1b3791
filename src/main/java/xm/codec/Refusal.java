package xm.codec;

import xm.event.RejectReason;

/**
 * Why a record is not read on: the way from the member at fault up to the decoder, which makes a rejection of it.
 *
 * <p>It carries no stack trace, because bad input is no surprise and must not cost more than good input.
 */
final class Refusal extends Exception {
    /** With which a quote ends that was cut. */
    static final String CUT = "...";

    private static final int LONGEST_QUOTE = 40;

    private final RejectReason reason;
    private final String field;

    Refusal(RejectReason reason, String field, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.field = field;
    }

    static Refusal notJson(String detail) {
        return new Refusal(RejectReason.NOT_JSON, null, detail);
    }

    RejectReason reason() {
        return reason;
    }

    /** Path of the member at fault, or {@code null}. */
    String field() {
        return field;
    }

    /** A foreign value as it may stand in a sentence: cut to 40 characters, each of them printable. */
    static String quotable(String value) {
        StringBuilder quote = new StringBuilder();
        int end = Math.min(value.length(), LONGEST_QUOTE);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                quote.append(c).append(value.charAt(++i));
            } else {
                quote.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
            }
        }
        return value.length() > end ? quote.append(CUT).toString() : quote.toString();
    }
}
