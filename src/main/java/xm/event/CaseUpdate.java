package xm.event;

/**
 * A case changed its status.
 *
 * @param targetSeconds the time allowed to resolve it, or {@code null}
 * @param isInTarget the desk's own verdict whether the case kept its target, or {@code null} if it has none (yet)
 */
public record CaseUpdate(String caseId, Status status, Double targetSeconds, Boolean isInTarget) {

    /**
     * Where a case stands; constants stand in the order of a case's life. They are only ever added, at the end: state keeps
     * them by number.
     */
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
