package xm.codec;

import java.io.IOException;

/** The members of a payload while it is read; one instance per payload. */
interface Payload<T> extends Members {

    /** The payload, after its last member. */
    T finish(MemberReader in) throws IOException, Refusal;
}
