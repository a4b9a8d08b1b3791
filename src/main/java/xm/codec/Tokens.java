package xm.codec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The JSON tokens of one record, one at a time; whoever reads them decides what each has to be.
 *
 * <p>Characters are good until the next step.
 */
interface Tokens {
    JsonToken present();

    /**
     * Steps to the value of the next member of the present object.
     *
     * @param guess what its name may be, {@code null} where nobody can say
     * @return its name, {@code null} at the end of the object
     */
    String nextMember(FamiliarMember guess) throws IOException;

    /** Passes over what is inside of the present value. */
    void skip() throws IOException;

    /** What {@link #leave} comes back to: the place around the present value. */
    Object outside();

    /** Passes over the rest of a value that was begun; the tokens of a plain record end there, with an exception. */
    void leave(Object outside) throws IOException;

    /** The present text without quotes and escapes, or the number as it is written. */
    CharSequence characters() throws IOException;

    /** The same, to be kept. */
    default String text() throws IOException {
        return characters().toString();
    }

    /** Of a whole number with at most 18 digits. */
    long longValue() throws IOException;

    double doubleValue() throws IOException;

    /** Of the present value: {@code survey.csat}. */
    String path();
}
