package xm.signal;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import xm.event.Contact;
import xm.event.Delivery;
import xm.event.Mention;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.event.Visit;

/**
 * Everything that was counted in one cell and window; tallies add up, in any order and grouping, to the last bit.
 *
 * <p>What was never counted is {@code null}: most cells see few kinds of events and stay small. Events of probes are
 * counted like any other, so they belong in cells of their own ({@link xm.event.Cell#PROBE}).
 */
public final class Tally implements Accumulator<Tally> {
    // hot path: mutable on purpose
    public long events;
    /** Time of the first and of the last event. */
    public long firstMillis = Long.MAX_VALUE;

    public long lastMillis = Long.MIN_VALUE;
    /** Stages seen, a bit each, see {@link StageBits}. */
    public int stages;
    /** Customers seen for the first time, by how many levels of windows were new to them; null when there are none. */
    public long[] customers;

    public Csat csat;
    public Nps nps;
    public StatedEffort statedEffort;
    public NetShare success;
    public NetShare ease;
    public NetShare emotion;
    /** Visits and contacts that ended; the abandoned and failed ones are the hits. */
    public Share abandonment;
    /** Deliveries; those on time are the hits. */
    public Share onTime;

    public long complaints;
    public Sentiment sentiment;
    public OpinionScores qoe;

    /** Facts that were told or taken back after the event that first told of them. */
    public long changes;
    /** Facts that may still be taken back: so long the window is kept. */
    public long open;

    public EpisodeEffort effort;
    public FirstContacts firstContacts;
    public Resolutions resolutions;
    /** Of segments only. */
    public Standing standing;
    /** Releases, campaigns and policies that were changed; null when there were none. */
    public SeenChanges seenChanges;

    public void add(Touchpoint event) {
        events++;
        firstMillis = Math.min(firstMillis, event.timeMillis());
        lastMillis = Math.max(lastMillis, event.timeMillis());
        if (event.stage() != null) {
            stages |= StageBits.of(event.stage());
        }
        if (event.survey() != null) {
            add(event.survey());
        }
        if (event.visit() != null) {
            add(event.visit());
        }
        if (event.contact() != null) {
            add(event.contact());
        }
        if (event.delivery() != null) {
            add(event.delivery());
        }
        if (event.complaint() != null) {
            complaints++;
        }
        if (event.mention() != null) {
            add(event.mention());
        }
        if (event.quality() != null) {
            qoe = orNew(qoe, OpinionScores::new);
            qoe.add(event.quality());
        }
        if (event.change() != null) {
            seenChanges = orNew(seenChanges, SeenChanges::new);
            seenChanges.add(SeenChange.of(event));
        }
    }

    /** Counts a fact, or takes it back. */
    public void add(Fact fact) {
        long sign = fact.sign();
        changes++;
        open += fact.isOpen() ? sign : 0;
        if (fact.effort() != null) {
            effort = orNew(effort, EpisodeEffort::new);
            effort.add(fact.effort(), sign);
        }
        if (fact.firstContact() != null) {
            firstContacts = orNew(firstContacts, FirstContacts::new);
            firstContacts.add(fact.firstContact(), fact.isOpen(), sign);
        }
        if (fact.resolution() != null) {
            resolutions = orNew(resolutions, Resolutions::new);
            resolutions.add(fact.resolution(), sign);
        }
    }

    /** Counts a change of a customer's standing. */
    public void add(StandingChange change) {
        changes++;
        standing = orNew(standing, Standing::new);
        standing.add(change);
    }

    private void add(Survey survey) {
        if (survey.csat() != null) {
            csat = orNew(csat, Csat::new);
            csat.add(survey.csat());
        }
        if (survey.nps() != null) {
            nps = orNew(nps, Nps::new);
            nps.add(survey.nps());
        }
        if (survey.effort() != null) {
            statedEffort = orNew(statedEffort, StatedEffort::new);
            statedEffort.add(survey.effort());
        }
        if (survey.success() != null) {
            success = orNew(success, NetShare::new);
            success.add(survey.success());
        }
        if (survey.ease() != null) {
            ease = orNew(ease, NetShare::new);
            ease.add(survey.ease());
        }
        if (survey.emotion() != null) {
            emotion = orNew(emotion, NetShare::new);
            emotion.add(survey.emotion());
        }
    }

    private void add(Visit visit) {
        if (visit.outcome() != null) {
            abandonment = orNew(abandonment, Share::new);
            abandonment.add(visit.outcome() != Visit.Outcome.COMPLETED);
        }
    }

    private void add(Contact contact) {
        if (contact.outcome() != null) {
            abandonment = orNew(abandonment, Share::new);
            abandonment.add(contact.outcome() == Contact.Outcome.ABANDONED);
        }
    }

    private void add(Delivery delivery) {
        if (delivery.status() != null) {
            onTime = orNew(onTime, Share::new);
            onTime.add(delivery.status() == Delivery.Status.ON_TIME);
        }
    }

    private void add(Mention mention) {
        sentiment = orNew(sentiment, Sentiment::new);
        sentiment.add(mention);
    }

    /** Counts a customer to whom the windows of that many levels, at least 1 and finest first, are new. */
    public void addCustomer(int newLevels) {
        customers = Counts.add(customers, newLevels - 1, 1);
    }

    /** How many customers were seen in a window of a level. */
    public long customers(int level) {
        long sum = 0;
        for (int i = level; customers != null && i < customers.length; i++) {
            sum += customers[i];
        }
        return sum;
    }

    /** Whether it adds nothing that anybody could see: no event, and every fact taken back that it told. */
    boolean saysNothing() {
        return events == 0
                && (effort == null || effort.isNothing())
                && (firstContacts == null || firstContacts.isNothing())
                && (resolutions == null || resolutions.isNothing())
                && (standing == null || standing.isNothing());
    }

    @Override
    public void merge(Tally other) {
        mergeSignals(other);
        customers = Counts.sum(customers, other.customers);
    }

    /** Adds all but the customers, who may be in several of the tallies that are added up. */
    public void mergeSignals(Tally other) {
        events += other.events;
        firstMillis = Math.min(firstMillis, other.firstMillis);
        lastMillis = Math.max(lastMillis, other.lastMillis);
        stages |= other.stages;
        csat = sum(csat, other.csat, Csat::new);
        nps = sum(nps, other.nps, Nps::new);
        statedEffort = sum(statedEffort, other.statedEffort, StatedEffort::new);
        success = sum(success, other.success, NetShare::new);
        ease = sum(ease, other.ease, NetShare::new);
        emotion = sum(emotion, other.emotion, NetShare::new);
        abandonment = sum(abandonment, other.abandonment, Share::new);
        onTime = sum(onTime, other.onTime, Share::new);
        complaints += other.complaints;
        sentiment = sum(sentiment, other.sentiment, Sentiment::new);
        qoe = sum(qoe, other.qoe, OpinionScores::new);
        changes += other.changes;
        open += other.open;
        effort = sum(effort, other.effort, EpisodeEffort::new);
        firstContacts = sum(firstContacts, other.firstContacts, FirstContacts::new);
        resolutions = sum(resolutions, other.resolutions, Resolutions::new);
        standing = sum(standing, other.standing, Standing::new);
        seenChanges = sum(seenChanges, other.seenChanges, SeenChanges::new);
    }

    /** The same counts, sharing nothing. */
    public Tally copy() {
        Tally copy = new Tally();
        copy.merge(this);
        return copy;
    }

    /** The signals of a window at a level in the order of the contract, those with n = 0 left out. */
    public List<Reading> readings(int level) {
        Reading successReading = success == null ? null : success.reading("success");
        Reading easeReading = ease == null ? null : ease.reading("ease");
        Reading emotionReading = emotion == null ? null : emotion.reading("emotion");
        return Stream.of(
                        csat == null ? null : csat.reading(),
                        nps == null ? null : nps.reading(),
                        statedEffort == null ? null : statedEffort.reading(),
                        successReading,
                        easeReading,
                        emotionReading,
                        Temkin.reading(successReading, easeReading, emotionReading),
                        qoe == null ? null : qoe.reading(),
                        effort == null ? null : effort.reading(),
                        firstContacts == null ? null : firstContacts.reading(),
                        abandonment == null ? null : abandonment.reading("abandonment", "abandoned"),
                        onTime == null ? null : onTime.reading("on-time", "onTime"),
                        Complaints.reading(complaints, customers(level)),
                        resolutions == null ? null : resolutions.timeReading(),
                        resolutions == null ? null : resolutions.targetReading(),
                        sentiment == null ? null : sentiment.reading(),
                        standing == null ? null : standing.riskReading(),
                        standing == null ? null : standing.loyaltyReading())
                .filter(Objects::nonNull)
                .toList();
    }

    private static <A> A orNew(A counted, Supplier<A> fresh) {
        return counted == null ? fresh.get() : counted;
    }

    /** Mine plus the other's, never the other's own object: two tallies share nothing. */
    static <A extends Accumulator<A>> A sum(A mine, A other, Supplier<A> fresh) {
        if (other == null) {
            return mine;
        }
        A sum = orNew(mine, fresh);
        sum.merge(other);
        return sum;
    }
}
