package xm.event;

/**
 * A way to ask for effort; the three point in different directions.
 *
 * <p>CES 1.0: 1 very low effort .. 5 very high. CES 2.0: "made it easy", 1 strongly disagree .. 7 strongly agree. Net
 * Easy: 1 extremely easy .. 7 extremely difficult.
 */
public enum EffortInstrument {
    CES1("ces1", 5, true),
    CES2("ces2", 7, false),
    NET_EASY("net-easy", 7, true);

    private final String wireName;
    private final int highest;
    private final boolean highIsEffort;

    EffortInstrument(String wireName, int highest, boolean highIsEffort) {
        this.wireName = wireName;
        this.highest = highest;
        this.highIsEffort = highIsEffort;
    }

    public String wireName() {
        return wireName;
    }

    public int lowest() {
        return 1;
    }

    public int highest() {
        return highest;
    }

    /** Whether a high score means much effort. */
    public boolean highIsEffort() {
        return highIsEffort;
    }
}
