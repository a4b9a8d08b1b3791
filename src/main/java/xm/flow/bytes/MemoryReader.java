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

/** What {@link MemoryWriter} wrote, in the same order; names that come again and again are one object. Not thread-safe. */
final class MemoryReader {
    private final CompactInput in;

    MemoryReader(CompactInput in) {
        this.in = in;
    }

    CustomerMemory read() {
        CustomerMemory memory = new CustomerMemory();
        memory.lastSeenMillis = in.near();
        memory.wakeMillis = in.near();
        memory.laterMillis = in.near();
        memory.forgetMillis = in.near();
        memory.segments = segments();
        in.anchor(memory.lastSeenMillis);
        memory.events = in.present() ? seen() : null;
        memory.visits = in.present() ? visits() : null;
        memory.cellVisits = in.present() ? cellVisits() : null;
        memory.episodes = in.present() ? episodes() : null;
        memory.cases = in.present() ? cases() : null;
        memory.profile = in.present() ? profile() : null;
        return memory;
    }

    private SegmentHistory segments() {
        SegmentHistory history = new SegmentHistory();
        int length = in.length();
        if (length > 0) {
            history.fromMillis = new long[length];
            history.segments = new String[length];
        }
        for (int i = 0; i < length; i++) {
            history.fromMillis[i] = in.near();
            history.segments[i] = in.repeated();
        }
        return history;
    }

    private SeenIds seen() {
        int size = in.length();
        SeenIds seen = SeenIds.of(size);
        for (int i = 0; i < size; i++) {
            seen.add(in.bits(), in.anchored());
        }
        return seen;
    }

    private Sightings visits() {
        int size = in.length();
        Sightings visits = Sightings.of(size);
        pairs(size, visits.keys, visits.times);
        return visits;
    }

    private CellVisits cellVisits() {
        int size = in.length();
        CellVisits visits = CellVisits.of(size);
        pairs(size, visits.cells, visits.panes);
        return visits;
    }

    private void pairs(int size, long[] hashes, long[] times) {
        for (int i = 0; i < size; i++) {
            hashes[i] = in.bits();
            times[i] = in.anchored();
        }
    }

    private Episodes episodes() {
        Episodes episodes = new Episodes();
        episodes.nextMillis = in.near();
        episodes.steps = new Step[in.length()];
        for (int i = 0; i < episodes.steps.length; i++) {
            episodes.steps[i] = step();
        }
        if (in.present()) {
            episodes.load = new EffortLoad();
            episodes.load.value = in.decimal();
            episodes.load.timeMillis = in.near();
        }
        return episodes;
    }

    private Step step() {
        Step step = new Step();
        step.startMillis = in.near();
        step.endMillis = in.near();
        step.idHash = in.bits();
        step.matter = in.repeatedText();
        step.segment = in.repeated();
        step.touchpoint = in.repeated();
        step.channel = in.constant(Constants.CHANNELS);
        step.flags = (int) in.whole();
        step.burden = in.present() ? burden() : null;
        step.toldEffort = in.number();
        step.folded = in.present() ? folded() : null;
        return step;
    }

    private Burden burden() {
        Burden burden = new Burden();
        burden.waitMillis = (int) in.whole();
        burden.transfers = (int) in.whole();
        burden.errors = (int) in.whole();
        burden.extraSteps = (int) in.whole();
        burden.expectedHandleMillis = (int) in.whole();
        burden.points = in.decimal();
        return burden;
    }

    private Behaviour folded() {
        Behaviour sum = new Behaviour();
        sum.contacts = in.whole();
        sum.channelSwitches = in.whole();
        sum.transfers = in.whole();
        sum.repeatedInformation = in.whole();
        sum.reEntries = in.whole();
        sum.escalations = in.whole();
        sum.errors = in.whole();
        sum.abandonments = in.whole();
        sum.extraSteps = in.whole();
        sum.waitMillis = in.whole();
        sum.handleExcess = in.whole();
        sum.visits = in.whole();
        sum.isVisitFailed = in.flag();
        return sum;
    }

    private CaseFile cases() {
        CaseFile file = new CaseFile();
        file.lookedMillis = in.near();
        file.count = in.length();
        file.cases = new Case[file.count];
        for (int i = 0; i < file.count; i++) {
            Case it = new Case();
            it.id = in.text();
            it.dueMillis = in.near();
            it.said = (int) in.whole();
            it.steps = new xm.customer.cases.Step[in.length()];
            for (int s = 0; s < it.steps.length; s++) {
                it.steps[s] = caseStep();
            }
            file.cases[i] = it;
        }
        return file;
    }

    private xm.customer.cases.Step caseStep() {
        return new xm.customer.cases.Step(
                in.near(), in.constant(Constants.CASE_STATUSES), in.integer(), in.number(), in.truth(), in.repeated());
    }

    private Profile profile() {
        Profile profile = new Profile();
        profile.clockMillis = in.near();
        profile.stepMillis = in.near();
        profile.calmMillis = in.near();
        profile.firstMillis = in.near();
        profile.lastMillis = in.near();
        profile.segment = in.repeated();
        profile.goneMillis = in.nearOrNull();
        profile.isAlarmed = in.flag();
        profile.spokeMillis = in.nearOrNull();
        profile.effortMillis = in.nearOrNull();
        profile.waiting = in.present() ? waiting() : null;
        profile.purchases = in.present() ? purchases() : null;
        profile.evidence = in.present() ? evidence() : null;
        profile.climb = in.present() ? climb() : null;
        profile.suffering = in.present() ? suffering() : null;
        profile.easyContacts = in.present() ? easyContacts() : null;
        profile.said = in.present() ? said() : null;
        profile.stock = in.present() ? stock() : null;
        return profile;
    }

    private Waiting waiting() {
        Waiting waiting = new Waiting();
        waiting.dueMillis = in.near();
        waiting.isSorted = in.flag();
        waiting.end = in.length();
        waiting.moments = new WaitingMoment[waiting.end];
        for (int i = 0; i < waiting.end; i++) {
            WaitingMoment moment = new WaitingMoment();
            moment.timeMillis = in.near();
            moment.dueMillis = in.near();
            moment.kind = in.constant(Constants.MOMENTS);
            moment.weight = in.decimal();
            moment.segment = in.repeated();
            moment.touchpoint = in.repeated();
            moment.cause = in.text();
            waiting.moments[i] = moment;
        }
        return waiting;
    }

    private Purchases purchases() {
        Purchases purchases = new Purchases();
        purchases.firstMillis = in.near();
        purchases.lastMillis = in.near();
        purchases.days = (int) in.whole();
        purchases.recentDays = in.unsigned();
        purchases.spend = in.decimal();
        purchases.spendMillis = in.near();
        return purchases;
    }

    private Evidence evidence() {
        Evidence evidence = new Evidence();
        evidence.kinds = (int) in.whole();
        int length = in.length();
        evidence.sums = new double[length];
        evidence.times = new long[length];
        for (int i = 0; i < length; i++) {
            evidence.sums[i] = in.decimal();
            evidence.times[i] = in.near();
        }
        return evidence;
    }

    private Climb climb() {
        Climb climb = new Climb();
        climb.rung = (byte) in.whole();
        climb.sinceMillis = in.near();
        climb.disappointedMillis = in.nearOrNull();
        climb.praisedMillis = in.nearOrNull();
        climb.referredMillis = in.nearOrNull();
        return climb;
    }

    private Suffering suffering() {
        Suffering suffering = new Suffering();
        suffering.sinceMillis = in.near();
        suffering.effort = in.decimal();
        suffering.segment = in.repeated();
        suffering.touchpoint = in.repeated();
        suffering.cause = in.text();
        return suffering;
    }

    private EasyContacts easyContacts() {
        EasyContacts contacts = new EasyContacts();
        int length = in.length();
        contacts.matters = new long[length];
        contacts.times = new long[length];
        timed(contacts.matters, contacts.times);
        return contacts;
    }

    private Said said() {
        Said said = new Said();
        int length = in.length();
        said.hashes = new long[length];
        said.times = new long[length];
        timed(said.hashes, said.times);
        return said;
    }

    private void timed(long[] hashes, long[] times) {
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.bits();
            times[i] = in.near();
        }
    }

    private Stock stock() {
        Stock stock = new Stock();
        stock.segment = in.repeated();
        stock.risk = (int) in.whole();
        stock.isAtRisk = in.flag();
        stock.cents = in.whole();
        stock.rung = (byte) in.whole();
        return stock;
    }
}
