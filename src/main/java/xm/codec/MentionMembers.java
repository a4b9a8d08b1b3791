package xm.codec;

import java.io.IOException;
import xm.event.Mention;

/** A mention while it is read. */
final class MentionMembers implements Payload<Mention> {
    private Mention.Intent intent;
    private Double sentiment;
    private Double confidence;
    private Long reach;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "intent" -> intent = in.choice(Choice.INTENT);
            case "sentiment" -> sentiment = in.number(Range.SENTIMENT);
            case "confidence" -> confidence = in.number(Range.CONFIDENCE);
            case "reach" -> reach = in.longInteger(Range.REACH);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Mention finish(MemberReader in) {
        return new Mention(intent, sentiment, confidence, reach);
    }
}
