package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.promise.PromisedSignal;
import xm.promise.Sample;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.sim.Scenario;
import xm.sim.World;

/**
 * Simulated life in which nothing goes wrong fires nothing under the shipped book, in no small cell, at no night and at no
 * weekend.
 *
 * <p>It takes a weekend and a working day on either side; {@code -Dxm.life.days=30} is a month, which takes a third of an
 * hour. Others are lived with {@code -Dxm.life.seeds=1,2,3} and {@code -Dxm.life.rate=5} events a second.
 */
class QuietLifeIT {
    /** A Friday. */
    private static final Instant START = Instant.parse("2026-11-27T00:00:00Z");

    private static final int DAYS = Integer.getInteger("xm.life.days", 4);
    private static final double RATE = Double.parseDouble(System.getProperty("xm.life.rate", "1"));
    private static final double CUSTOMERS_AT_RATE = 800;

    @TempDir
    Path home;

    @Test
    void whereNothingGoesWrongNothingFires() throws IOException {
        for (long seed : LivedThrough.seeds()) {
            World world = World.standard(seed)
                    .withCustomers((int) (RATE * CUSTOMERS_AT_RATE))
                    .withEventsPerSecond(RATE);
            SimulatedFiles files = SimulatedFiles.of(world, Scenario.named("none"), START, Duration.ofDays(DAYS), home);
            LivedThrough lived = LivedThrough.of(files, home.resolve("out-" + seed), "all");
            System.out.printf(
                    "%d days, seed %d: %,d events, %,d verdicts (%d broken), %d alerts, nobody could see for %d min%n",
                    DAYS,
                    seed,
                    lived.events(),
                    lived.verdicts().values().stream().mapToLong(List::size).sum(),
                    lived.told(VerdictState.BROKEN),
                    lived.alerts().size(),
                    lived.blindMillis() / 60_000);
            lived.panes()
                    .forEach((id, all) ->
                            say(lived.terms(id), id, all.firstEntry().getValue()));
            assertThat(lived.alerts()).isEmpty();
            assertThat(lived.told(VerdictState.BROKEN)).isZero();
            assertThat(lived.blindMillis()).isZero();
        }
    }

    private static void say(Verdict terms, String id, Sample all) {
        PromisedSignal signal =
                PromisedSignal.named(terms.commitment().promise().signal()).orElseThrow();
        double bound = terms.commitment().bound();
        System.out.printf(
                "  %-50s %7.0f answers %8.4f, promised %s %.2f%n",
                id, all.size(), signal.value(all, bound), signal.isHighBetter() ? "at least" : "at most", bound);
    }
}
