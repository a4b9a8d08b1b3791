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

/**
 * Writes what was added up in a pane: its parts in order, a byte for each that was never counted. {@link PaneReader} reads
 * it. Not thread-safe.
 */
final class PaneWriter {
    private final CompactOutput out;

    PaneWriter(CompactOutput out) {
        this.out = out;
    }

    void write(Pane pane) {
        out.text(pane.cell);
        out.near(pane.startMillis);
        counts(pane.customersAbove);
        tally(pane.tally);
    }

    private void tally(Tally tally) {
        out.whole(tally.events);
        out.near(tally.firstMillis);
        out.near(tally.lastMillis);
        out.whole(tally.stages);
        counts(tally.customers);
        csat(tally.csat);
        nps(tally.nps);
        statedEffort(tally.statedEffort);
        netShare(tally.success);
        netShare(tally.ease);
        netShare(tally.emotion);
        share(tally.abandonment);
        share(tally.onTime);
        out.whole(tally.complaints);
        sentiment(tally.sentiment);
        opinions(tally.qoe);
        out.whole(tally.changes);
        out.whole(tally.open);
        effort(tally.effort);
        firstContacts(tally.firstContacts);
        resolutions(tally.resolutions);
        standing(tally.standing);
        seenChanges(tally.seenChanges);
    }

    private void csat(Csat csat) {
        if (out.present(csat)) {
            out.whole(csat.n);
            out.whole(csat.satisfied);
            out.whole(csat.dissatisfied);
            out.whole(csat.sum);
            out.whole(csat.sumSquares);
        }
    }

    private void nps(Nps nps) {
        if (out.present(nps)) {
            out.whole(nps.n);
            out.whole(nps.promoters);
            out.whole(nps.detractors);
        }
    }

    private void statedEffort(StatedEffort effort) {
        if (out.present(effort)) {
            out.whole(effort.n);
            out.whole(effort.difficult);
            out.whole(effort.easy);
            out.whole(effort.sum);
            out.whole(effort.sumSquares);
            levels(effort.levels);
        }
    }

    private void netShare(NetShare share) {
        if (out.present(share)) {
            out.whole(share.n);
            out.whole(share.positive);
            out.whole(share.negative);
        }
    }

    private void share(Share share) {
        if (out.present(share)) {
            out.whole(share.n);
            out.whole(share.hits);
        }
    }

    private void sentiment(Sentiment sentiment) {
        if (out.present(sentiment)) {
            out.whole(sentiment.n);
            out.whole(sentiment.positive);
            out.whole(sentiment.negative);
            out.whole(sentiment.criticise);
            out.whole(sentiment.appreciate);
            sum(sentiment.weight);
            sum(sentiment.weightSquares);
            sum(sentiment.weighted);
            sum(sentiment.weightedSquares);
            levels(sentiment.levels);
        }
    }

    private void opinions(OpinionScores opinions) {
        if (out.present(opinions)) {
            out.whole(opinions.n);
            out.whole(opinions.good);
            out.whole(opinions.poor);
            sum(opinions.sum);
            sum(opinions.sumSquares);
            sketch(opinions.scores);
            levels(opinions.levels);
        }
    }

    private void effort(EpisodeEffort effort) {
        if (out.present(effort)) {
            out.whole(effort.n);
            out.whole(effort.high);
            sum(effort.sum);
            sum(effort.sumSquares);
            levels(effort.levels);
        }
    }

    private void firstContacts(FirstContacts contacts) {
        if (out.present(contacts)) {
            out.whole(contacts.n);
            out.whole(contacts.resolved);
            out.whole(contacts.provisional);
        }
    }

    private void resolutions(Resolutions resolutions) {
        if (out.present(resolutions)) {
            sketch(resolutions.seconds);
            out.whole(resolutions.judged);
            out.whole(resolutions.inTarget);
        }
    }

    private void standing(Standing standing) {
        if (out.present(standing)) {
            out.whole(standing.customers);
            out.whole(standing.atRisk);
            out.whole(standing.centsAtRisk);
            sum(standing.risk);
            sum(standing.riskSquares);
            counts(standing.rungs);
            out.whole(standing.entered);
            out.whole(standing.left);
            out.whole(standing.up);
            out.whole(standing.down);
        }
    }

    private void seenChanges(SeenChanges changes) {
        if (out.present(changes)) {
            out.length(changes.newest.size());
            for (SeenChange change : changes.newest) {
                out.near(change.atMillis());
                out.text(change.what());
                out.text(change.touchpoint());
                out.text(change.channel());
            }
        }
    }

    private void sum(ExactSum sum) {
        out.whole(sum.high);
        out.whole(sum.low);
    }

    private void levels(Levels levels) {
        if (out.present(levels)) {
            counts(levels.parts);
        }
    }

    private void sketch(QuantileSketch sketch) {
        out.whole(sketch.zeros);
        out.length(sketch.bins.length);
        for (int i = 0; i < sketch.bins.length; i++) {
            out.whole(sketch.bins[i]);
            out.whole(sketch.counts[i]);
        }
    }

    private void counts(long[] counts) {
        if (out.present(counts)) {
            out.length(counts.length);
            for (long count : counts) {
                out.whole(count);
            }
        }
    }
}
