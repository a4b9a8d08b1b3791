package xm.flow.bytes;

import xm.signal.Csat;
import xm.signal.EpisodeEffort;
import xm.signal.ExactSum;
import xm.signal.FirstContacts;
import xm.signal.Levels;
import xm.signal.NetShare;
import xm.signal.Nps;
import xm.signal.OpinionScores;
import xm.signal.Pane;
import xm.signal.QuantileSketch;
import xm.signal.Resolutions;
import xm.signal.SeenChange;
import xm.signal.SeenChanges;
import xm.signal.Sentiment;
import xm.signal.Share;
import xm.signal.Standing;
import xm.signal.StatedEffort;
import xm.signal.Tally;

/** Reads what {@link PaneWriter} wrote, in the same order. Not thread-safe. */
final class PaneReader {
    private final CompactInput in;

    PaneReader(CompactInput in) {
        this.in = in;
    }

    Pane read() {
        Pane pane = new Pane(in.name(), in.near());
        pane.customersAbove = counts();
        pane.tally = tally();
        return pane;
    }

    private Tally tally() {
        Tally tally = new Tally();
        tally.events = in.whole();
        tally.firstMillis = in.near();
        tally.lastMillis = in.near();
        tally.stages = (int) in.whole();
        tally.customers = counts();
        tally.csat = csat();
        tally.nps = nps();
        tally.statedEffort = statedEffort();
        tally.success = netShare();
        tally.ease = netShare();
        tally.emotion = netShare();
        tally.abandonment = share();
        tally.onTime = share();
        tally.complaints = in.whole();
        tally.sentiment = sentiment();
        tally.qoe = opinions();
        tally.changes = in.whole();
        tally.open = in.whole();
        tally.effort = effort();
        tally.firstContacts = firstContacts();
        tally.resolutions = resolutions();
        tally.standing = standing();
        tally.seenChanges = seenChanges();
        return tally;
    }

    private Csat csat() {
        if (!in.present()) {
            return null;
        }
        Csat csat = new Csat();
        csat.n = in.whole();
        csat.satisfied = in.whole();
        csat.dissatisfied = in.whole();
        csat.sum = in.whole();
        csat.sumSquares = in.whole();
        return csat;
    }

    private Nps nps() {
        if (!in.present()) {
            return null;
        }
        Nps nps = new Nps();
        nps.n = in.whole();
        nps.promoters = in.whole();
        nps.detractors = in.whole();
        return nps;
    }

    private StatedEffort statedEffort() {
        if (!in.present()) {
            return null;
        }
        StatedEffort effort = new StatedEffort();
        effort.n = in.whole();
        effort.difficult = in.whole();
        effort.easy = in.whole();
        effort.sum = in.whole();
        effort.sumSquares = in.whole();
        effort.levels = levels(effort.levels);
        return effort;
    }

    private NetShare netShare() {
        if (!in.present()) {
            return null;
        }
        NetShare share = new NetShare();
        share.n = in.whole();
        share.positive = in.whole();
        share.negative = in.whole();
        return share;
    }

    private Share share() {
        if (!in.present()) {
            return null;
        }
        Share share = new Share();
        share.n = in.whole();
        share.hits = in.whole();
        return share;
    }

    private Sentiment sentiment() {
        if (!in.present()) {
            return null;
        }
        Sentiment sentiment = new Sentiment();
        sentiment.n = in.whole();
        sentiment.positive = in.whole();
        sentiment.negative = in.whole();
        sentiment.criticise = in.whole();
        sentiment.appreciate = in.whole();
        sum(sentiment.weight);
        sum(sentiment.weightSquares);
        sum(sentiment.weighted);
        sum(sentiment.weightedSquares);
        sentiment.levels = levels(sentiment.levels);
        return sentiment;
    }

    private OpinionScores opinions() {
        if (!in.present()) {
            return null;
        }
        OpinionScores opinions = new OpinionScores();
        opinions.n = in.whole();
        opinions.good = in.whole();
        opinions.poor = in.whole();
        sum(opinions.sum);
        sum(opinions.sumSquares);
        sketch(opinions.scores);
        opinions.levels = levels(opinions.levels);
        return opinions;
    }

    private EpisodeEffort effort() {
        if (!in.present()) {
            return null;
        }
        EpisodeEffort effort = new EpisodeEffort();
        effort.n = in.whole();
        effort.high = in.whole();
        sum(effort.sum);
        sum(effort.sumSquares);
        effort.levels = levels(effort.levels);
        return effort;
    }

    private FirstContacts firstContacts() {
        if (!in.present()) {
            return null;
        }
        FirstContacts contacts = new FirstContacts();
        contacts.n = in.whole();
        contacts.resolved = in.whole();
        contacts.provisional = in.whole();
        return contacts;
    }

    private Resolutions resolutions() {
        if (!in.present()) {
            return null;
        }
        Resolutions resolutions = new Resolutions();
        sketch(resolutions.seconds);
        resolutions.judged = in.whole();
        resolutions.inTarget = in.whole();
        return resolutions;
    }

    private Standing standing() {
        if (!in.present()) {
            return null;
        }
        Standing standing = new Standing();
        standing.customers = in.whole();
        standing.atRisk = in.whole();
        standing.centsAtRisk = in.whole();
        sum(standing.risk);
        sum(standing.riskSquares);
        standing.rungs = counts();
        standing.entered = in.whole();
        standing.left = in.whole();
        standing.up = in.whole();
        standing.down = in.whole();
        return standing;
    }

    private SeenChanges seenChanges() {
        if (!in.present()) {
            return null;
        }
        SeenChanges changes = new SeenChanges();
        for (int left = in.length(); left > 0; left--) {
            changes.newest.add(new SeenChange(in.near(), in.name(), in.name(), in.name()));
        }
        return changes;
    }

    // these are made with what they belong to

    private void sum(ExactSum sum) {
        sum.high = in.whole();
        sum.low = in.whole();
    }

    private Levels levels(Levels levels) {
        if (!in.present()) {
            return null;
        }
        levels.parts = counts();
        return levels;
    }

    private void sketch(QuantileSketch sketch) {
        sketch.zeros = in.whole();
        int length = in.length();
        sketch.bins = new int[length];
        sketch.counts = new long[length];
        for (int i = 0; i < length; i++) {
            sketch.bins[i] = (int) in.whole();
            sketch.counts[i] = in.whole();
        }
    }

    private long[] counts() {
        if (!in.present()) {
            return null;
        }
        long[] counts = new long[in.length()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.whole();
        }
        return counts;
    }
}
