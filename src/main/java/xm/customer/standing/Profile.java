package xm.customer.standing;

import xm.customer.CustomerMemory;
import xm.customer.churn.Evidence;
import xm.customer.churn.Purchases;

/** What is remembered of where a customer stands; {@code null} is what nothing is known of. */
public final class Profile {
    // mutable on purpose, public for the serializer; components are only ever added
    public Waiting waiting;
    /** How far moments and silence have been counted. */
    public long clockMillis = Long.MIN_VALUE;
    /** When time alone changes something next. */
    public long stepMillis = CustomerMemory.NEVER;
    /** Up to when the risk is known to stay in its band, if {@link #stepMillis} is there to look further, else never. */
    public long calmMillis = CustomerMemory.NEVER;
    /** Time of the first and of the last moment. */
    public long firstMillis = Long.MAX_VALUE;

    public long lastMillis = Long.MIN_VALUE;
    /** That of the last moment; null while nobody is known. */
    public String segment;
    /** When the contract ended, while nothing was bought since. */
    public Long goneMillis;

    public Purchases purchases;
    public Evidence evidence;
    public Climb climb;
    /** Whether it was said that the customer is at risk, and the risk has not been below its lower threshold since. */
    public boolean isAlarmed;

    public Suffering suffering;
    /** When the customer last answered or complained. */
    public Long spokeMillis;

    public EasyContacts easyContacts;
    /** When an episode last became one of high effort. */
    public Long effortMillis;

    public Said said;
    public Stock stock;

    boolean isKnown() {
        return segment != null;
    }

    boolean isWaiting() {
        return waiting != null;
    }

    /** Is no customer any more: what is remembered is of use if they come back. */
    void leave() {
        climb = new Climb(clockMillis);
        isAlarmed = false;
        suffering = null;
        stock = null;
    }

    /** Forgets the customer, but for what waits. */
    void forget() {
        Waiting kept = waiting;
        set(new Profile());
        waiting = kept;
    }

    /** The same, sharing nothing that changes. */
    Profile copy() {
        Profile copy = new Profile();
        copy.set(this);
        copy.waiting = waiting == null ? null : waiting.copy();
        copy.purchases = purchases == null ? null : purchases.copy();
        copy.evidence = evidence == null ? null : evidence.copy();
        copy.climb = climb == null ? null : climb.copy();
        copy.easyContacts = easyContacts == null ? null : easyContacts.copy();
        copy.said = said == null ? null : said.copy();
        return copy;
    }

    private void set(Profile other) {
        waiting = other.waiting;
        clockMillis = other.clockMillis;
        stepMillis = other.stepMillis;
        calmMillis = other.calmMillis;
        firstMillis = other.firstMillis;
        lastMillis = other.lastMillis;
        segment = other.segment;
        goneMillis = other.goneMillis;
        purchases = other.purchases;
        evidence = other.evidence;
        climb = other.climb;
        isAlarmed = other.isAlarmed;
        suffering = other.suffering;
        spokeMillis = other.spokeMillis;
        easyContacts = other.easyContacts;
        effortMillis = other.effortMillis;
        said = other.said;
        stock = other.stock;
    }
}
