package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RareLogTest {
    @Test
    void saysTheFirstAtOnceAndThenOneAMinuteWithTheirNumber() {
        List<String> said = new ArrayList<>();
        AtomicLong clock = new AtomicLong(-5);
        RareLog log = new RareLog(said::add, clock::get);

        for (int second = 0; second <= 120; second++) {
            log.say("bad point " + second);
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        }

        assertThat(said)
                .containsExactly(
                        "bad point 0",
                        "bad point 60 (and 59 more since the last word)",
                        "bad point 120 (and 59 more since the last word)");
    }
}
