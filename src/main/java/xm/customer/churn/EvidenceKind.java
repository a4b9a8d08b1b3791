package xm.customer.churn;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import xm.customer.MomentKind;

/**
 * What makes a customer more or less likely to leave, and fades. Constants are only ever added, at the end: state keeps
 * them by number.
 */
public enum EvidenceKind {
    COMPLAINT(0, "complaint", MomentKind.COMPLAINT, 1),
    COMPLAINT_RESOLVED(1, "complaint-resolved", MomentKind.COMPLAINT_RESOLVED, -1),
    COMPLAINT_RESOLVED_QUICKLY(2, "complaint-resolved-quickly", MomentKind.COMPLAINT_RESOLVED_QUICKLY, -1),
    LOW_SATISFACTION(3, "low-satisfaction", MomentKind.LOW_SATISFACTION, 1),
    HIGH_SATISFACTION(4, "high-satisfaction", MomentKind.HIGH_SATISFACTION, -1),
    DETRACTOR(5, "detractor", MomentKind.DETRACTOR, 1),
    PROMOTER(6, "promoter", MomentKind.PROMOTER, -1),
    HIGH_EFFORT(7, "high-effort", MomentKind.HIGH_EFFORT, 1),
    TARGET_MISSED(8, "target-missed", MomentKind.TARGET_MISSED, 1),
    OUTAGE(9, "outage", MomentKind.OUTAGE, 1),
    PAYMENT_FAILURE(10, "payment-failure", MomentKind.PAYMENT_FAILURE, 1),
    CANCELLATION_PAGE(11, "cancellation-page", MomentKind.CANCELLATION_PAGE, 1);

    /** In order of their numbers, which are 0, 1, 2 and so on. */
    public static final List<EvidenceKind> ALL = List.of(values());

    /** Bits of those that are of complaints. */
    static final int OF_COMPLAINTS = ALL.stream()
            .filter(EvidenceKind::isOfComplaint)
            .mapToInt(EvidenceKind::bit)
            .sum();

    private static final Map<MomentKind, EvidenceKind> BY_MOMENT = new EnumMap<>(MomentKind.class);

    static {
        for (EvidenceKind kind : ALL) {
            BY_MOMENT.put(kind.moment, kind);
        }
    }

    private final int number;
    private final String wireName;
    private final MomentKind moment;
    private final int sign;

    EvidenceKind(int number, String wireName, MomentKind moment, int sign) {
        this.number = number;
        this.wireName = wireName;
        this.moment = moment;
        this.sign = sign;
    }

    /** The evidence that a moment is, {@code null} if it is none. */
    public static EvidenceKind of(MomentKind moment) {
        return BY_MOMENT.get(moment);
    }

    public String wireName() {
        return wireName;
    }

    /** Its place in state and among weights. */
    int number() {
        return number;
    }

    /** Stands for it among several. */
    int bit() {
        return 1 << number;
    }

    /** The one with the least number of several. */
    static EvidenceKind first(int bits) {
        return ALL.get(Integer.numberOfTrailingZeros(bits));
    }

    /** 1 if it makes leaving more likely, -1 if less. */
    public int sign() {
        return sign;
    }

    /** Whether it is a complaint, or makes one good. */
    boolean isOfComplaint() {
        return this == COMPLAINT || isRecovery();
    }

    /** Whether it makes good a complaint, of which it can take away no more than is left. */
    boolean isRecovery() {
        return this == COMPLAINT_RESOLVED || this == COMPLAINT_RESOLVED_QUICKLY;
    }
}
