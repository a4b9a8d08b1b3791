package xm.codec;

import java.io.IOException;
import java.util.function.Function;

/** A payload of one name, which may be left out: a reason, or what was changed. Never free text. */
final class NameMember<T> implements Payload<T> {
    private final String member;
    private final Function<String, T> payload;
    private String value;

    NameMember(String member, Function<String, T> payload) {
        this.member = member;
        this.payload = payload;
    }

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        if (!name.equals(member)) {
            return false;
        }
        value = in.name();
        return true;
    }

    @Override
    public T finish(MemberReader in) {
        return payload.apply(value);
    }
}
