package xm.signal.qoe;

/**
 * The Application Performance Index of response times against a threshold T: (satisfied + tolerating / 2) / all.
 *
 * <p>Source: Apdex Technical Specification 1.1. Several vendors leave the limits themselves out; here they are in.
 */
public final class Apdex {
    private Apdex() {}

    /** How a user feels about one request. */
    public enum Zone {
        /** Up to T. */
        SATISFIED,
        /** Up to 4 T. */
        TOLERATING,
        /** Beyond, or an error however quick. */
        FRUSTRATED;

        public static Zone of(double durationMillis, double thresholdMillis, boolean isError) {
            if (isError || durationMillis > 4 * thresholdMillis) {
                return FRUSTRATED;
            }
            return durationMillis <= thresholdMillis ? SATISFIED : TOLERATING;
        }
    }

    /** 0 to 1; NaN of nothing. */
    public static double score(long satisfied, long tolerating, long frustrated) {
        return (satisfied + tolerating / 2.0) / (satisfied + tolerating + frustrated);
    }
}
