package xm.codec;

import java.io.IOException;
import xm.event.CsatScale;
import xm.event.Survey;

/** A satisfaction answer while it is read: a number is one on 1-5, an object names its scale. */
final class SatisfactionMembers implements Payload<Survey.Satisfaction> {
    private Integer score;
    private CsatScale scale;

    static Survey.Satisfaction read(MemberReader in) throws IOException, Refusal {
        if (in.isObject()) {
            return in.payload(new SatisfactionMembers());
        }
        Integer score = in.integer(Range.CSAT);
        return score == null ? null : new Survey.Satisfaction(CsatScale.ONE_TO_FIVE, score);
    }

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "score" -> score = in.integer(Range.WHOLE);
            case "scale" -> scale = in.choice(Choice.CSAT_SCALE);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Survey.Satisfaction finish(MemberReader in) throws Refusal {
        in.required("score", score);
        in.required("scale", scale);
        if (score < scale.lowest() || score > scale.highest()) {
            throw in.unexpected("score", score, "a " + scale.wireName() + " answer");
        }
        return new Survey.Satisfaction(scale, score);
    }
}
