package xm.customer;

/** What a {@link Moment} is. Constants are only ever added, at the end: state keeps them by number. */
public enum MomentKind {
    /** Bought something; the weight is what was paid. */
    PURCHASE,
    /** The contract ended. */
    CANCELLATION,
    /** Complained; 1 is the worst severity. */
    COMPLAINT,
    /** A complaint's case was resolved, within its target. */
    COMPLAINT_RESOLVED_QUICKLY,
    /** A complaint's case was resolved. */
    COMPLAINT_RESOLVED,
    /** A case passed its target unresolved. */
    TARGET_MISSED,
    /** An episode became one of high effort; the weight is its effort01. */
    HIGH_EFFORT,
    LOW_SATISFACTION,
    HIGH_SATISFACTION,
    DETRACTOR,
    PROMOTER,
    /** A measured quality that is poor; the weight says how poor. */
    OUTAGE,
    PAYMENT_FAILURE,
    CANCELLATION_PAGE,
    /** Answered a survey, whatever the answer. */
    ANSWERED,
    /** Got what they wanted, with little effort, and yet felt badly about it. */
    RESENTFUL,
    /** Spoke well of the brand where others hear it. */
    PRAISE,
    REFERRAL,
    /** A single experience so bad that it must not wait: a lost parcel, a call abandoned after a long wait. */
    STRIKE,
    /** A contact resolved its matter with little effort; the cause names the matter. */
    EASILY_RESOLVED,
    /** Felt badly about a matter; the cause names it. */
    UPSET
}
