package xm.codec;

import java.io.IOException;
import xm.event.Survey;

/** The answers of a survey while they are read. */
final class SurveyMembers implements Payload<Survey> {
    /** Set from outside where a probe shares it between payloads. */
    String topic;

    private Survey.Satisfaction csat;
    private Integer nps;
    private Survey.Effort effort;
    private Integer success;
    private Integer ease;
    private Integer emotion;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "csat" -> csat = SatisfactionMembers.read(in);
            case "nps" -> nps = in.integer(Range.NPS);
            case "effort" -> effort = in.payload(new EffortMembers());
            case "success" -> success = in.integer(Range.TEMKIN);
            case "ease" -> ease = in.integer(Range.TEMKIN);
            case "emotion" -> emotion = in.integer(Range.TEMKIN);
            case "topic" -> topic = in.name();
            default -> {
                return false;
            }
        }
        return true;
    }

    boolean hasAnswers() {
        return csat != null || nps != null || effort != null || success != null || ease != null || emotion != null;
    }

    @Override
    public Survey finish(MemberReader in) {
        return new Survey(csat, nps, effort, success, ease, emotion, topic);
    }
}
