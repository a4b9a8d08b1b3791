package xm.flow.bytes;

import xm.customer.CellVisits;
import xm.customer.CustomerMemory;
import xm.customer.SeenIds;
import xm.customer.SegmentHistory;
import xm.customer.Sightings;
import xm.customer.cases.Case;
import xm.customer.cases.CaseFile;
import xm.customer.churn.Evidence;
import xm.customer.churn.Purchases;
import xm.customer.episode.Behaviour;
import xm.customer.episode.Burden;
import xm.customer.episode.EffortLoad;
import xm.customer.episode.Episodes;
import xm.customer.episode.Step;
import xm.customer.standing.Climb;
import xm.customer.standing.EasyContacts;
import xm.customer.standing.Profile;
import xm.customer.standing.Said;
import xm.customer.standing.Stock;
import xm.customer.standing.Suffering;
import xm.customer.standing.Waiting;
import xm.customer.standing.WaitingMoment;

/**
 * Writes what is remembered of a customer: its parts in order. {@link MemoryReader} reads it.
 *
 * <p>Times of ids and visits, which are many, are distances from the newest sign of life; each other one is the distance
 * to the one before it. Not thread-safe.
 */
final class MemoryWriter {
    private final CompactOutput out;

    MemoryWriter(CompactOutput out) {
        this.out = out;
    }

    void write(CustomerMemory memory) {
        out.near(memory.lastSeenMillis);
        out.near(memory.wakeMillis);
        out.near(memory.laterMillis);
        out.near(memory.forgetMillis);
        segments(memory.segments);
        out.anchor(memory.lastSeenMillis);
        seen(memory.events);
        visits(memory.visits);
        cellVisits(memory.cellVisits);
        episodes(memory.episodes);
        cases(memory.cases);
        profile(memory.profile);
    }

    private void segments(SegmentHistory history) {
        out.length(history.segments.length);
        for (int i = 0; i < history.segments.length; i++) {
            out.near(history.fromMillis[i]);
            out.repeated(history.segments[i]);
        }
    }

    private void seen(SeenIds seen) {
        if (!out.present(seen)) {
            return;
        }
        out.length(seen.size);
        for (int i = 0; i < seen.ids.length; i++) {
            if (seen.ids[i] != SeenIds.FREE) {
                out.bits(seen.ids[i]);
                out.anchored(seen.panes[i]);
            }
        }
    }

    private void visits(Sightings visits) {
        if (out.present(visits)) {
            pairs(visits.size, visits.keys, visits.times);
        }
    }

    private void cellVisits(CellVisits visits) {
        if (out.present(visits)) {
            pairs(visits.size, visits.cells, visits.panes);
        }
    }

    private void pairs(int size, long[] hashes, long[] times) {
        out.length(size);
        for (int i = 0; i < size; i++) {
            out.bits(hashes[i]);
            out.anchored(times[i]);
        }
    }

    private void episodes(Episodes episodes) {
        if (!out.present(episodes)) {
            return;
        }
        out.near(episodes.nextMillis);
        out.length(episodes.steps.length);
        for (Step step : episodes.steps) {
            step(step);
        }
        EffortLoad load = episodes.load;
        if (out.present(load)) {
            out.decimal(load.value);
            out.near(load.timeMillis);
        }
    }

    private void step(Step step) {
        out.near(step.startMillis);
        out.near(step.endMillis);
        out.bits(step.idHash);
        out.repeated(step.matter);
        out.repeated(step.segment);
        out.repeated(step.touchpoint);
        out.constant(Constants.CHANNELS, step.channel);
        out.whole(step.flags);
        burden(step.burden);
        out.number(step.toldEffort);
        folded(step.folded);
    }

    private void burden(Burden burden) {
        if (out.present(burden)) {
            out.whole(burden.waitMillis);
            out.whole(burden.transfers);
            out.whole(burden.errors);
            out.whole(burden.extraSteps);
            out.whole(burden.expectedHandleMillis);
            out.decimal(burden.points);
        }
    }

    private void folded(Behaviour sum) {
        if (out.present(sum)) {
            out.whole(sum.contacts);
            out.whole(sum.channelSwitches);
            out.whole(sum.transfers);
            out.whole(sum.repeatedInformation);
            out.whole(sum.reEntries);
            out.whole(sum.escalations);
            out.whole(sum.errors);
            out.whole(sum.abandonments);
            out.whole(sum.extraSteps);
            out.whole(sum.waitMillis);
            out.whole(sum.handleExcess);
            out.whole(sum.visits);
            out.flag(sum.isVisitFailed);
        }
    }

    private void cases(CaseFile file) {
        if (!out.present(file)) {
            return;
        }
        out.near(file.lookedMillis);
        out.length(file.count);
        for (int i = 0; i < file.count; i++) {
            Case it = file.cases[i];
            out.text(it.id);
            out.near(it.dueMillis);
            out.whole(it.said);
            out.length(it.steps.length);
            for (xm.customer.cases.Step step : it.steps) {
                caseStep(step);
            }
        }
    }

    private void caseStep(xm.customer.cases.Step step) {
        out.near(step.timeMillis());
        out.constant(Constants.CASE_STATUSES, step.status());
        out.integer(step.severity());
        out.number(step.targetSeconds());
        out.truth(step.isInTarget());
        out.repeated(step.cell());
    }

    private void profile(Profile profile) {
        if (!out.present(profile)) {
            return;
        }
        out.near(profile.clockMillis);
        out.near(profile.stepMillis);
        out.near(profile.calmMillis);
        out.near(profile.firstMillis);
        out.near(profile.lastMillis);
        out.repeated(profile.segment);
        out.nearOrNull(profile.goneMillis);
        out.flag(profile.isAlarmed);
        out.nearOrNull(profile.spokeMillis);
        out.nearOrNull(profile.effortMillis);
        waiting(profile.waiting);
        purchases(profile.purchases);
        evidence(profile.evidence);
        climb(profile.climb);
        suffering(profile.suffering);
        easyContacts(profile.easyContacts);
        said(profile.said);
        stock(profile.stock);
    }

    private void waiting(Waiting waiting) {
        if (!out.present(waiting)) {
            return;
        }
        out.near(waiting.dueMillis);
        out.flag(waiting.isSorted);
        out.length(waiting.end - waiting.first);
        for (int i = waiting.first; i < waiting.end; i++) {
            WaitingMoment moment = waiting.moments[i];
            out.near(moment.timeMillis);
            out.near(moment.dueMillis);
            out.constant(Constants.MOMENTS, moment.kind);
            out.decimal(moment.weight);
            out.repeated(moment.segment);
            out.repeated(moment.touchpoint);
            out.text(moment.cause);
        }
    }

    private void purchases(Purchases purchases) {
        if (out.present(purchases)) {
            out.near(purchases.firstMillis);
            out.near(purchases.lastMillis);
            out.whole(purchases.days);
            out.unsigned(purchases.recentDays);
            out.decimal(purchases.spend);
            out.near(purchases.spendMillis);
        }
    }

    private void evidence(Evidence evidence) {
        if (out.present(evidence)) {
            out.whole(evidence.kinds);
            out.length(evidence.sums.length);
            for (int i = 0; i < evidence.sums.length; i++) {
                out.decimal(evidence.sums[i]);
                out.near(evidence.times[i]);
            }
        }
    }

    private void climb(Climb climb) {
        if (out.present(climb)) {
            out.whole(climb.rung);
            out.near(climb.sinceMillis);
            out.nearOrNull(climb.disappointedMillis);
            out.nearOrNull(climb.praisedMillis);
            out.nearOrNull(climb.referredMillis);
        }
    }

    private void suffering(Suffering suffering) {
        if (out.present(suffering)) {
            out.near(suffering.sinceMillis);
            out.decimal(suffering.effort);
            out.repeated(suffering.segment);
            out.repeated(suffering.touchpoint);
            out.text(suffering.cause);
        }
    }

    private void easyContacts(EasyContacts contacts) {
        if (out.present(contacts)) {
            timed(contacts.matters, contacts.times);
        }
    }

    private void said(Said said) {
        if (out.present(said)) {
            timed(said.hashes, said.times);
        }
    }

    private void timed(long[] hashes, long[] times) {
        out.length(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            out.bits(hashes[i]);
            out.near(times[i]);
        }
    }

    private void stock(Stock stock) {
        if (out.present(stock)) {
            out.repeated(stock.segment);
            out.whole(stock.risk);
            out.flag(stock.isAtRisk);
            out.whole(stock.cents);
            out.whole(stock.rung);
        }
    }
}
