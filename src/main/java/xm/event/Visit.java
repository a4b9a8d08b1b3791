package xm.event;

/** A visit to a site, an app or a store; what was not measured is {@code null}. */
public record Visit(Outcome outcome, Integer steps, Integer expectedSteps, Integer errors, Double durationSeconds) {

    /** How it ended. */
    public enum Outcome {
        COMPLETED,
        FAILED,
        ABANDONED;

        private final String wireName = WireName.of(this);

        public String wireName() {
            return wireName;
        }
    }
}
