package xm.speed.latency;

import java.util.List;
import xm.event.Survey;
import xm.event.Touchpoint;

/**
 * Answers that turn bad and stay so: one cell after the other, each in one signal.
 *
 * <p>Of one promise no two cells share a segment or a touchpoint, for what has something in common is one alert.
 */
final class Drops {
    /** Kept by all cells until their answers turn bad. */
    static final String BOOK = """
            version: 1
            promises:
              satisfied: {signal: csat, by: [segment, touchpoint], atLeast: 0.5, falseAlarmEvery: P30D}
              recommended: {signal: nps, by: [segment, touchpoint], atLeast: -70, falseAlarmEvery: P30D}
              effortless: {signal: stated-effort, by: [segment, touchpoint], atMost: 0.7, falseAlarmEvery: P30D}
            """;

    private static final List<String> SEGMENTS = List.of("basic", "silver", "gold", "platinum");
    /** Where most answers are given, so that those of few customers are enough. */
    private static final List<String> TOUCHPOINTS = List.of("search", "product-page", "support", "checkout");

    private static final int SIGNALS = 3;
    static final int COUNT = SEGMENTS.size() * SIGNALS;

    private final long fromMillis;
    private final long stepMillis;

    /**
     * @param fromMillis event time of the first
     * @param stepMillis from each to the next
     */
    Drops(long fromMillis, long stepMillis) {
        this.fromMillis = fromMillis;
        this.stepMillis = stepMillis;
    }

    /** The event as it is after the drops of its time: most are what they were. */
    Touchpoint at(Touchpoint event) {
        return event.survey() == null ? event : with(event, answers(event));
    }

    private Survey answers(Touchpoint event) {
        int segment = SEGMENTS.indexOf(event.segment());
        int touchpoint = TOUCHPOINTS.indexOf(event.touchpoint());
        if (segment < 0 || touchpoint < 0) {
            return event.survey();
        }
        int signal = Math.floorMod(touchpoint - segment, SEGMENTS.size());
        boolean isBad = event.timeMillis() >= fromMillis + stepMillis * (segment * SIGNALS + signal);
        return isBad ? worst(event.survey(), signal) : event.survey();
    }

    private static Survey worst(Survey survey, int signal) {
        Survey.Satisfaction csat = survey.csat();
        Survey.Effort effort = survey.effort();
        return switch (signal) {
            case 0 ->
                with(survey, csat == null ? null : new Survey.Satisfaction(csat.scale(), 1), survey.nps(), effort);
            case 1 -> with(survey, csat, 0, effort);
            case 2 -> with(survey, csat, survey.nps(), new Survey.Effort(effort.instrument(), 1));
            default -> survey;
        };
    }

    private static Survey with(Survey survey, Survey.Satisfaction csat, Integer nps, Survey.Effort effort) {
        return new Survey(csat, nps, effort, survey.success(), survey.ease(), survey.emotion(), survey.topic());
    }

    private static Touchpoint with(Touchpoint event, Survey survey) {
        return new Touchpoint(
                event.id(),
                event.source(),
                event.timeMillis(),
                event.kind(),
                event.touchpoint(),
                event.channel(),
                event.customer(),
                event.segment(),
                event.stage(),
                event.journey(),
                event.origin(),
                survey,
                event.contact(),
                event.visit(),
                event.quality(),
                event.purchase(),
                event.delivery(),
                event.complaint(),
                event.caseUpdate(),
                event.mention(),
                event.referral(),
                event.cancellation(),
                event.cord(),
                event.change());
    }
}
