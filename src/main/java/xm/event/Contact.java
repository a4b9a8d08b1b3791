package xm.event;

/** A customer's contact with service; what was not measured is {@code null}. Times are seconds. */
public record Contact(
        Outcome outcome,
        Double waitSeconds,
        Double handleSeconds,
        Integer transfers,
        Boolean repeatedInformation,
        Handler handledBy,
        String topic) {

    /** How it ended. */
    public enum Outcome {
        RESOLVED,
        UNRESOLVED,
        ESCALATED,
        ABANDONED;

        private final String wireName = WireName.of(this);

        public String wireName() {
            return wireName;
        }
    }

    /** Who handled it. */
    public enum Handler {
        HUMAN,
        BOT,
        SELF_SERVICE;

        private final String wireName = WireName.of(this);

        public String wireName() {
            return wireName;
        }
    }
}
