package xm.event;

/**
 * What was measured of the quality of a call, page, film or request; what was not measured is {@code null}.
 *
 * @param mos a mean opinion score 1..5 that was computed elsewhere
 */
public record Quality(Media media, Voice voice, Web web, Video video, Api api, Double mos) {

    /** The medium, which says how the measurements become an opinion score. */
    public enum Media {
        VOICE,
        WEB,
        VIDEO,
        API;

        private final String wireName = WireName.of(this);

        public String wireName() {
            return wireName;
        }
    }

    /** A voice call. Delays in milliseconds, loss in percent. */
    public record Voice(
            String codec,
            Double oneWayDelayMs,
            Double rttMs,
            Double jitterBufferMs,
            Double lossPercent,
            Double burstRatio) {}

    /** A page view (core web vitals) or a session against the longest time the user expects to accept. */
    public record Web(Double lcpMs, Double inpMs, Double cls, Double sessionSeconds, Double expectedSeconds) {}

    /** A film: play time, number of stalls and their seconds in total. */
    public record Video(Double playSeconds, Integer stalls, Double stallSeconds) {}

    /** A request, its threshold, and whether it failed. */
    public record Api(Double durationMs, Double thresholdMs, Boolean error) {}
}
