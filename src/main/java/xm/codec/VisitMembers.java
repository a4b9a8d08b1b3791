package xm.codec;

import java.io.IOException;
import xm.event.Visit;

/** A visit while it is read. */
final class VisitMembers implements Payload<Visit> {
    /** Set from outside where a probe shares it between payloads. */
    Visit.Outcome outcome;

    private Integer steps;
    private Integer expectedSteps;
    private Integer errors;
    private Double durationSeconds;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "outcome" -> outcome = in.choice(Choice.VISIT_OUTCOME);
            case "steps" -> steps = in.integer(Range.COUNT);
            case "expectedSteps" -> expectedSteps = in.integer(Range.COUNT);
            case "errors" -> errors = in.integer(Range.COUNT);
            case "durationSeconds" -> durationSeconds = in.number(Range.SECONDS);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether there is something that only a visit has. */
    boolean hasMeasurements() {
        return steps != null || expectedSteps != null || errors != null || durationSeconds != null;
    }

    @Override
    public Visit finish(MemberReader in) {
        return new Visit(outcome, steps, expectedSteps, errors, durationSeconds);
    }
}
