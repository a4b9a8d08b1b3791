package xm.codec;

import java.io.IOException;

/** The members of one JSON object, taken as they come: their order is free. */
interface Members {

    /** Takes the value of a member it knows; {@code false} leaves the member to be skipped. */
    boolean read(String name, MemberReader in) throws IOException, Refusal;
}
