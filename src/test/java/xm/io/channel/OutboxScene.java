package xm.io.channel;

import xm.dispatch.Ledger;
import xm.dispatch.Links;
import xm.dispatch.States;

/** One channel's outbox, what it keeps and counts, and a clock that is turned by hand. */
abstract class OutboxScene {
    static final long NOW = 1_795_255_560_000L;
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final String KEY = "satisfied/gold/checkout/*";

    final Standing standing = new Standing();
    final KeptInMemory kept = new KeptInMemory();
    final Counts counts = new Counts();
    final TurnableClock clock = new TurnableClock(NOW);
    long heard = NOW;

    Outbox outbox(Channel channel) {
        return outbox(channel, kept);
    }

    Outbox outbox(Channel channel, Kept keeping) {
        return new Outbox(
                channel,
                standing,
                new Ledger(15 * MINUTE),
                keeping,
                OutboxSettings.DEFAULT,
                () -> heard,
                counts,
                clock,
                () -> 0.5);
    }

    long turn(Outbox outbox, long nowMillis) {
        clock.set(nowMillis);
        return outbox.turn();
    }

    void put(Outbox outbox, States state) {
        standing.put(
                new Sighting(state.alert(), new Links("board/" + state.alert().alertId(), null)));
        outbox.offer(state.alert().key(), NOW);
    }

    static String alertId() {
        return States.firing().alert().alertId();
    }
}
