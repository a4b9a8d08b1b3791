package xm.speed.latency;

import java.util.List;
import java.util.stream.Collectors;
import xm.event.Survey;
import xm.event.Touchpoint;

/**
 * Answers that turn bad for a minute: those to one question at one cell after the other.
 *
 * <p>Each has a promise of its own, which is off at all other cells: of one promise, what breaks where something is in common
 * is one alert. Those who answer seldom come first, as their evidence takes longest: at 10,000 events a second each is
 * proven within its minute, at a tenth of that not all are.
 */
final class Drops {
    static final long LASTS_MILLIS = 60_000;

    private static final List<String> SEGMENTS = List.of("platinum", "gold", "silver", "basic");
    private static final List<String> TOUCHPOINTS = List.of(
            "newsletter",
            "loyalty",
            "store-visit",
            "billing",
            "account",
            "returns",
            "delivery",
            "support",
            "product-page",
            "search",
            "checkout");
    private static final List<Question> QUESTIONS = List.of(Question.values());

    static final int COUNT = TOUCHPOINTS.size() * SEGMENTS.size() * QUESTIONS.size();

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

    /** A promise for each drop, in their order, kept by all answers until they turn bad. */
    static String book() {
        StringBuilder book = new StringBuilder("version: 1\npromises:\n");
        for (String touchpoint : TOUCHPOINTS) {
            for (String segment : SEGMENTS) {
                String elsewhere =
                        off("segment", SEGMENTS, segment) + ", " + off("touchpoint", TOUCHPOINTS, touchpoint);
                for (Question question : QUESTIONS) {
                    book.append(question.promise(question.wireName() + '-' + segment + "-at-" + touchpoint, elsewhere));
                }
            }
        }
        return book.toString();
    }

    private static String off(String dimension, List<String> all, String butFor) {
        return all.stream()
                .filter(name -> !name.equals(butFor))
                .map(name -> "{" + dimension + ": " + name + ", off: true}")
                .collect(Collectors.joining(", "));
    }

    /** The event as it is within the drops of its time: most are what they were. */
    Touchpoint at(Touchpoint event) {
        return event.survey() == null ? event : with(event, answers(event));
    }

    private Survey answers(Touchpoint event) {
        int touchpoint = TOUCHPOINTS.indexOf(event.touchpoint());
        int segment = SEGMENTS.indexOf(event.segment());
        if (touchpoint < 0 || segment < 0) {
            return event.survey();
        }
        int first = (touchpoint * SEGMENTS.size() + segment) * QUESTIONS.size();
        Survey answers = event.survey();
        for (Question question : QUESTIONS) {
            if (isDuring(first + question.ordinal(), event.timeMillis())) {
                answers = question.worst(answers);
            }
        }
        return answers;
    }

    private boolean isDuring(int drop, long timeMillis) {
        long begun = timeMillis - (fromMillis + stepMillis * drop);
        return begun >= 0 && begun < LASTS_MILLIS;
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
