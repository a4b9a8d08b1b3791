package xm.event;

/** A case changed its status; {@code targetSeconds} is the time allowed to resolve it, or {@code null}. */
public record CaseUpdate(String caseId, Status status, Double targetSeconds) {

    /** Where a case stands. */
    public enum Status {
        OPENED,
        ACKNOWLEDGED,
        RESOLVED,
        REOPENED,
        CLOSED;

        private final String wireName = WireName.of(this);

        public String wireName() {
            return wireName;
        }
    }
}
