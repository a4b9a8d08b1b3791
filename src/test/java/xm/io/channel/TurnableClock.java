package xm.io.channel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test turns. */
final class TurnableClock extends Clock {
    private long nowMillis;

    TurnableClock(long nowMillis) {
        this.nowMillis = nowMillis;
    }

    void set(long millis) {
        nowMillis = millis;
    }

    void pass(long millis) {
        nowMillis += millis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMillis);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("it has one zone");
    }
}
