package xm.event;

/** Somebody speaks of the brand: sentiment -1..1 with confidence 0..1, and how many it may reach. */
public record Mention(Intent intent, Double sentiment, Double confidence, Long reach) {

    /** What the speaker means to do. */
    public enum Intent {
        CRITICISE,
        APPRECIATE,
        DISCUSS,
        PROMOTE,
        SUGGEST;

        private final String wireName = WireName.of(this);

        public String wireName() {
            return wireName;
        }
    }
}
