package xm.customer.episode;

/** What a step cost its customer beyond being there, as far as it says; most steps go smoothly and have none. */
public final class Burden {
    static final Burden NONE = new Burden();

    // mutable on purpose, public for the serializer; components are only ever added
    public int waitMillis;
    public int transfers;
    public int errors;
    public int extraSteps;
    /** 0 if nothing is expected. */
    public int expectedHandleMillis;
    /** Points that were told to the load. */
    public double points;

    boolean isNone() {
        return waitMillis == 0
                && transfers == 0
                && errors == 0
                && extraSteps == 0
                && expectedHandleMillis == 0
                && points == 0;
    }
}
