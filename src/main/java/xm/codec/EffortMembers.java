package xm.codec;

import java.io.IOException;
import xm.event.EffortInstrument;
import xm.event.Survey;

/** An effort answer while it is read; the score means nothing without its instrument. */
final class EffortMembers implements Payload<Survey.Effort> {
    private EffortInstrument instrument;
    private Integer score;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "instrument" -> instrument = in.choice(Choice.INSTRUMENT);
            case "score" -> score = in.integer(Range.WHOLE);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Survey.Effort finish(MemberReader in) throws Refusal {
        in.required("instrument", instrument);
        in.required("score", score);
        if (score < instrument.lowest() || score > instrument.highest()) {
            throw in.unexpected(
                    "score",
                    score,
                    "a " + instrument.lowest() + "-" + instrument.highest() + " answer to " + instrument.wireName());
        }
        return new Survey.Effort(instrument, score);
    }
}
