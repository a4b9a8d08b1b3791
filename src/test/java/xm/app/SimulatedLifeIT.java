package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xm.promise.Sample;
import xm.promise.Verdict;
import xm.sim.Incident;
import xm.sim.Scenario;
import xm.sim.World;

/**
 * Whatever goes wrong in the simulation fires the alerts that it is the cause of, as soon as the answers allow, and no
 * other; all are resolved when it is over.
 *
 * <p>Other lives are lived with {@code -Dxm.life.seeds=1,2,3} and {@code -Dxm.life.rate=50} events a second.
 */
class SimulatedLifeIT {
    private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
    private static final Duration WELL = Duration.ofHours(2);
    private static final double RATE = Double.parseDouble(System.getProperty("xm.life.rate", "10"));
    private static final double CUSTOMERS_AT_RATE = 400;
    /** All must be well for as long as it was ill, half an hour at most. */
    private static final long HOLD = Duration.ofMinutes(30).toMillis();

    private static final long HOUR = Duration.ofHours(1).toMillis();
    /** Against the rule that knows the drop: what a mixture of bets costs at most in the benchmark, for small drops. */
    private static final double AS_FAST = 1.4;
    /** That rule begins at its time, ours may be in the pane before and after. */
    private static final long PANES = 2 * LivedThrough.PANE_MILLIS;

    @TempDir
    Path home;

    /**
     * What a scenario is to bring about.
     *
     * @param first is broken by the trouble itself
     * @param also is broken by what follows, and told if the answers suffice
     */
    private record Case(long seed, String scenario, Duration afterwards, Broken first, List<Broken> also) {
        @Override
        public String toString() {
            return scenario + ", seed " + seed;
        }
    }

    /**
     * An app that does not take payments: they are given up, measured as failures, resented. Agents who are missing: callers
     * give up, wait, resent it. Vans that are late: parcels are late, and resented. A burst: sentiment.
     */
    static Stream<Case> cases() {
        Broken payments = new Broken("gets-through", "checkout", "mobile");
        Broken calls = new Broken("gets-through", "support-call", "call");
        Broken callers = Broken.at("satisfied", "support-call");
        Broken waiting = Broken.at("easy", "support-call");
        return LongStream.of(LivedThrough.seeds())
                .boxed()
                .flatMap(seed -> Stream.of(
                        new Case(
                                seed,
                                "checkout-breaks-on-mobile",
                                Duration.ofHours(2),
                                payments,
                                List.of(
                                        Broken.at("satisfied", "checkout"),
                                        Broken.at("sounds-and-loads-well", "checkout"))),
                        new Case(seed, "call-queue-grows", Duration.ofHours(3), calls, List.of(callers, waiting)),
                        new Case(
                                seed,
                                "deliveries-late",
                                Duration.ofHours(4),
                                Broken.at("on-time", "delivery"),
                                List.of(Broken.at("satisfied", "delivery"), calls, callers, waiting)),
                        new Case(
                                seed,
                                "angry-burst",
                                Duration.ofHours(2),
                                Broken.at("well-spoken-of", "social"),
                                List.of())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTroubleFiresItsAlertsAsSoonAsTheAnswersAllow(Case life) throws IOException {
        Scenario scenario = Scenario.named(life.scenario).startingAfter(WELL);
        LivedThrough lived = live(life.seed, scenario, life.afterwards);
        long begin = begin(scenario);
        long end = end(scenario);

        List<Broken> right = new ArrayList<>(life.also);
        right.add(0, life.first);
        assertThat(lived.alerts())
                .filteredOn(alert -> right.stream().noneMatch(broken -> broken.isAbout(alert)))
                .isEmpty();
        for (Broken broken : right) {
            List<JsonNode> told =
                    lived.alerts().stream().filter(broken::isAbout).toList();
            OptionalLong allowed = AllowedTimes.ofAlert(lived, broken, begin, end);
            if (told.isEmpty()) {
                assertThat(broken).isNotEqualTo(life.first);
                assertThat(allowed.isPresent() && patient(begin, allowed.getAsLong()) < end)
                        .as("%s is not told", broken)
                        .isFalse();
                continue;
            }
            long well = AllowedTimes.ofEnd(lived, broken, end);
            told.forEach(alert -> say(life, broken, alert, begin, end, allowed, well));
            assertThat(millis(told.get(0), "detectedAt"))
                    .as("%s is told", broken)
                    .isLessThanOrEqualTo(patient(begin, allowed.orElseThrow()));
            assertThat(told)
                    .as("%s is over", broken)
                    .allMatch(alert -> millis(alert, "resolvedAt") <= patient(end, well) + HOLD);
        }
    }

    /**
     * The chance that no answer comes is one in a million when 14 were to be expected; where an hour has not been lived
     * through before, three times as many have to be missing.
     */
    @Test
    void aSilentSourceIsOneTicketForAllThatItTold() throws IOException {
        for (long seed : LivedThrough.seeds()) {
            Scenario scenario = Scenario.named("source-goes-silent").startingAfter(WELL);
            LivedThrough lived = live(seed, scenario, Duration.ofHours(3));
            long begin = begin(scenario);
            long end = end(scenario);
            assertThat(lived.alerts()).hasSize(1);
            JsonNode alert = lived.alerts().get(0);
            double inAnHour = 0;
            long last = end;
            for (String id : lived.cells("satisfied")) {
                Sample hour =
                        KnowingRule.sum(lived.panes(id, begin - HOUR, begin).values());
                inAnHour = Math.max(inAnHour, hour.size());
                boolean wasBlind = lived.verdicts().get(id).stream().anyMatch(Verdict::isBlind);
                last = Math.max(
                        last, wasBlind ? lived.panes(id, end, Long.MAX_VALUE).firstKey() : end);
            }
            long allowed = begin + Math.round(3 * 14 / inAnHour * HOUR);
            say(
                    new Case(seed, scenario.name(), Duration.ZERO, null, List.of()),
                    Broken.at("source silent: csat", "all"),
                    alert,
                    begin,
                    end,
                    OptionalLong.of(allowed),
                    last + LivedThrough.PANE_MILLIS);

            assertThat(alert.get("kind").asText()).isEqualTo("source-silent");
            assertThat(alert.get("signal").asText()).isEqualTo("csat");
            assertThat(millis(alert, "detectedAt")).isBetween(begin, patient(begin, allowed));
            assertThat(millis(alert, "resolvedAt")).isBetween(end, last + PANES + HOLD);
        }
    }

    /** All in turn, and on top of one another. */
    @Test
    void onABadDayEverythingIsToldAndNothingElse() throws IOException {
        for (long seed : LivedThrough.seeds()) {
            Scenario scenario = Scenario.named("bad-day").startingAfter(WELL);
            LivedThrough lived = live(seed, scenario, Duration.ofHours(4));
            List<Broken> firsts = cases().map(Case::first).distinct().toList();
            List<Broken> right = Stream.concat(firsts.stream(), cases().flatMap(life -> life.also.stream()))
                    .toList();
            lived.alerts()
                    .forEach(alert -> System.out.printf(
                            "bad-day, seed %d | %s | %s | %s to %s | %s%n",
                            seed,
                            alert.get("key").asText(),
                            alert.get("severity").asText(),
                            alert.get("detectedAt").asText(),
                            alert.get("resolvedAt").asText(),
                            alert.get("summary").asText()));

            assertThat(firsts)
                    .allSatisfy(broken ->
                            assertThat(lived.alerts()).as("%s", broken).anyMatch(broken::isAbout));
            assertThat(lived.alerts()).anyMatch(SimulatedLifeIT::isSilence);
            assertThat(lived.alerts())
                    .filteredOn(alert -> !isSilence(alert) && right.stream().noneMatch(broken -> broken.isAbout(alert)))
                    .isEmpty();
            assertThat(lived.alerts())
                    .allSatisfy(alert -> assertThat(alert.get("state").asText())
                            .as("%s", alert)
                            .isEqualTo("resolved"));
        }
    }

    private static boolean isSilence(JsonNode alert) {
        return alert.get("kind").asText().equals("source-silent");
    }

    private LivedThrough live(long seed, Scenario scenario, Duration afterwards) throws IOException {
        World world = World.standard(seed)
                .withCustomers((int) (RATE * CUSTOMERS_AT_RATE))
                .withEventsPerSecond(RATE);
        Duration length =
                Duration.ofMillis(end(scenario) - START.toEpochMilli()).plus(afterwards);
        return LivedThrough.of(SimulatedFiles.of(world, scenario, START, length, home), home.resolve("out"), "PT1M");
    }

    private static long patient(long from, long allowed) {
        return from + Math.round(AS_FAST * (allowed - from)) + PANES;
    }

    private static void say(
            Case life, Broken broken, JsonNode alert, long begin, long end, OptionalLong allowed, long well) {
        System.out.printf(
                "%s | %s | %s | told %d s, evidence %d s | resolved %d s after, evidence %d s and held | %s%n",
                life,
                broken,
                alert.get("severity").asText(),
                (millis(alert, "detectedAt") - begin) / 1_000,
                (allowed.orElse(begin) - begin) / 1_000,
                (millis(alert, "resolvedAt") - end) / 1_000,
                (well - end) / 1_000,
                alert.get("summary").asText());
    }

    private static long millis(JsonNode alert, String member) {
        assertThat(alert.get(member).isNull()).as("%s of %s", member, alert).isFalse();
        return Instant.parse(alert.get(member).asText()).toEpochMilli();
    }

    private static long begin(Scenario scenario) {
        return START.toEpochMilli()
                + scenario.incidents().stream()
                        .mapToLong(incident -> incident.startsAfter().toMillis())
                        .min()
                        .orElse(0);
    }

    private static long end(Scenario scenario) {
        return START.toEpochMilli()
                + scenario.incidents().stream()
                        .map(Incident::endsAfter)
                        .mapToLong(Duration::toMillis)
                        .max()
                        .orElse(0);
    }
}
