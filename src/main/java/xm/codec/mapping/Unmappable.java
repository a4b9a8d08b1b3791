package xm.codec.mapping;

import com.schibsted.spt.data.jslt.JsltException;

/**
 * Why a record has no events: a sentence that may be shown, because it quotes no value of the record.
 *
 * <p>JSLT's own exceptions do quote values; what they say is not passed on.
 */
final class Unmappable extends JsltException {
    private static final long serialVersionUID = 1L;

    Unmappable(String sentence) {
        super(sentence);
    }

    /** Of JSLT's sentence only where it failed; every one of them begins with a word of its own, often the function. */
    static Unmappable of(JsltException failure) {
        String word = failure.getMessageWithoutLocation().split("[^A-Za-z0-9-]", 2)[0];
        boolean isFunction = !word.isEmpty() && Character.isLowerCase(word.charAt(0));
        String function = isFunction ? ", in " + word + "()" : "";
        String place = failure.getLine() > 0
                ? ", at line " + failure.getLine() + " and column " + failure.getColumn() + " of the expression"
                : "";
        return new Unmappable("the expression fails on this record" + function + place);
    }

    /** Of what Java throws under JSLT's hands, {@code number("-")} for one. */
    static Unmappable of(Throwable failure) {
        return new Unmappable(
                "the expression fails on this record: " + failure.getClass().getSimpleName());
    }
}
