package xm.event;

/** A delivery ended; {@code lateMinutes} is negative when it came early, {@code null} when unknown. */
public record Delivery(Status status, Double lateMinutes) {

    /** Whether it came when it was due. */
    public enum Status {
        ON_TIME,
        LATE,
        FAILED;

        private final String wireName = WireName.of(this);

        public String wireName() {
            return wireName;
        }
    }
}
