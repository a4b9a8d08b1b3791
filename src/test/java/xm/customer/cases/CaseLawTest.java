package xm.customer.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.customer.cases.CaseEvents.DAY;
import static xm.customer.cases.CaseEvents.HOUR;
import static xm.customer.cases.CaseEvents.MINUTE;
import static xm.customer.cases.CaseEvents.MORNING;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import xm.event.CaseUpdate.Status;
import xm.event.Touchpoint;

/** Whatever the order in which events come, cases say the same. */
class CaseLawTest {
    private static final int SEEDS = 400;
    private static final CaseSettings SETTINGS =
            new CaseSettings(Map.of("gold", 6 * 3_600.0), 0.8, 14 * DAY, 400 * DAY);

    @Test
    void factsAddUpToTheSameInAnyOrder() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Touchpoint> events = events(random);
            List<String> truth = BatchCases.told(events, "gold", SETTINGS.targetSeconds());

            Desk desk = desk();
            shuffled(events, random).forEach(desk::see);

            assertThat(desk.untilTheEnd().told()).as("seed %d", seed).isEqualTo(truth);
            assertThat(desk.tally.open).as("seed %d", seed).isZero();
            assertThat(desk.file.count).as("seed %d", seed).isZero();
        }
    }

    /** A window without open facts is dropped: what was told there later would tell it anew, with nothing else in it. */
    @Test
    void nothingIsToldOfThePastButWhereAFactOfTheCaseLiesAlready() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Desk desk = desk();
            String now = "";
            for (Touchpoint event : nearlySorted(events(new SplittableRandom(seed)), 0, new SplittableRandom(seed))) {
                Set<String> kept = places(desk);
                desk.until(event.timeMillis() - 1).see(event);
                String told = now;
                assertThat(places(desk))
                        .as("seed %d", seed)
                        .allMatch(place -> kept.contains(place) || place.compareTo(told) >= 0, "not before " + told);
                now = Desk.after(event.timeMillis());
            }
        }
    }

    private static Set<String> places(Desk desk) {
        return desk.told().stream()
                .map(fact -> fact.substring(0, fact.indexOf(' ', fact.indexOf(' ') + 1)))
                .collect(Collectors.toSet());
    }

    @Test
    void factsAddUpToTheSameWhenTimeGoesOnMeanwhile() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Touchpoint> events = events(random);
            List<String> truth = BatchCases.told(events, "gold", SETTINGS.targetSeconds());

            Desk desk = desk();
            long now = Long.MIN_VALUE;
            for (Touchpoint event : shuffled(events, random)) {
                // any event may be late, but none so late that its case is forgotten
                now = Math.max(now, event.timeMillis() - random.nextLong(DAY));
                desk.until(now).see(event);
            }

            assertThat(desk.untilTheEnd().told()).as("seed %d", seed).isEqualTo(truth);
            assertThat(desk.tally.open).as("seed %d", seed).isZero();
        }
    }

    @Test
    void aLiveJobSaysWhatABacktestSays() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Touchpoint> events = events(random);
            Desk backtest = desk();
            shuffled(events, random).forEach(backtest::see);
            backtest.untilTheEnd();

            long disorder = 3 * HOUR;
            List<Touchpoint> arrivals = nearlySorted(events, disorder, random);
            Desk live = desk();
            long newest = Long.MIN_VALUE;
            for (Touchpoint event : arrivals) {
                live.see(event);
                newest = Math.max(newest, event.timeMillis());
                live.until(newest - disorder - 1);
                if (random.nextInt(4) == 0) {
                    live.file = restored(live.file);
                }
            }
            live.untilTheEnd();

            assertThat(live.said()).as("seed %d", seed).isEqualTo(backtest.said());
            assertThat(live.told()).as("seed %d", seed).isEqualTo(backtest.told());
        }
    }

    @Test
    void tiesAreDecidedByWhatTheEventsSay() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Touchpoint> events = eventsWithTies(random);
            Desk one = desk();
            shuffled(events, random).forEach(one::see);
            Desk other = desk();
            shuffled(events, random).forEach(other::see);

            assertThat(one.told()).as("seed %d", seed).isEqualTo(other.told());
            assertThat(one.untilTheEnd().told())
                    .as("seed %d", seed)
                    .isEqualTo(other.untilTheEnd().told());
            assertThat(one.said()).as("seed %d", seed).isEqualTo(other.said());
        }
    }

    @Test
    void nothingIsSaidTwice() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Desk desk = desk();
            long now = Long.MIN_VALUE;
            for (Touchpoint event : shuffled(events(random), random)) {
                now = Math.max(now, event.timeMillis() - random.nextLong(DAY));
                desk.until(now).see(event);
            }
            desk.untilTheEnd();

            Set<String> said = new HashSet<>();
            desk.exceptions.forEach(it -> assertThat(said.add(it.cause())).isTrue());
            desk.moments.forEach(
                    it -> assertThat(said.add(it.kind() + it.cause())).isTrue());
        }
    }

    @Test
    void aGuestAccountWithAHundredThousandCasesIsCheap() {
        int cases = 100_000;
        SplittableRandom random = new SplittableRandom(1);
        Desk desk = desk();
        long began = System.nanoTime();
        for (int i = 0; i < cases; i++) {
            long opened = MORNING + random.nextLong(10 * DAY);
            desk.see(CaseEvents.of("case-" + i).at(opened).opened());
            if (i % 2 == 0) {
                desk.see(CaseEvents.of("case-" + i)
                        .at(opened + random.nextLong(8 * HOUR))
                        .resolved());
            }
        }
        assertThat(desk.file.count).isEqualTo(cases);
        desk.untilTheEnd();
        double seconds = (System.nanoTime() - began) / 1e9;

        System.out.printf("100,000 cases of one customer, from the first event to the last timer: %.1f s%n", seconds);
        assertThat(desk.file.count).isZero();
        assertThat(desk.file.cases).as("room for cases that are gone").hasSizeLessThan(8);
        assertThat(desk.tally.open).isZero();
        assertThat(desk.tally.resolutions.judged).isEqualTo(cases);
        assertThat(seconds).isLessThan(60);
    }

    @Test
    void isAPlainObjectToFlinkAndSmall() throws Exception {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(CaseFile.class);
        Desk desk = desk();
        desk.see(
                CaseEvents.of("case-4711").targetHours(8).opened(),
                CaseEvents.of("case-4711").at(MORNING + MINUTE).targetHours(8).acknowledged(),
                CaseEvents.of("case-4711").at(MORNING + HOUR).targetHours(8).resolved());

        int size = bytes(desk.file).length;
        System.out.println(
                "a case of three steps is " + size + " bytes in state, no case " + bytes(new CaseFile()).length);
        assertThat(size).isLessThan(250);
    }

    private static Desk desk() {
        return new Desk(new CaseRules(SETTINGS), "gold");
    }

    /** Of a few cases, on full minutes within some days, ties and repetitions included. */
    private static List<Touchpoint> events(SplittableRandom random) {
        return withoutUndecidedTies(eventsWithTies(random));
    }

    private static List<Touchpoint> eventsWithTies(SplittableRandom random) {
        List<Touchpoint> events = new ArrayList<>();
        int cases = random.nextInt(1, 14);
        for (int i = 0; i < cases; i++) {
            int steps = random.nextInt(1, 9);
            int horizon = random.nextBoolean() ? 60 : 60 * 24 * 3;
            for (int step = 0; step < steps; step++) {
                CaseEvents event = CaseEvents.of("case-" + i)
                        .at(MORNING + random.nextInt(horizon) * MINUTE)
                        .touchpoint(random.nextBoolean() ? "support" : "hotline");
                if (random.nextInt(4) == 0) {
                    event.target(random.nextInt(1, 60 * 24) * 60.0);
                }
                if (random.nextInt(8) == 0) {
                    event.verdict(random.nextBoolean());
                }
                events.add(
                        random.nextInt(6) == 0
                                ? event.complaint(random.nextInt(1, 5))
                                : event.status(Status.values()[random.nextInt(5)]));
            }
        }
        return events;
    }

    /** The batch function knows no order among steps of the same case, moment and status: one of them is enough. */
    private static List<Touchpoint> withoutUndecidedTies(List<Touchpoint> events) {
        Set<String> seen = new HashSet<>();
        return events.stream()
                .filter(it -> seen.add(
                        it.caseUpdate() == null
                                ? it.complaint().caseId() + it.timeMillis()
                                : it.caseUpdate().caseId()
                                        + it.timeMillis()
                                        + it.caseUpdate().status()))
                .toList();
    }

    private static List<Touchpoint> shuffled(List<Touchpoint> events, SplittableRandom random) {
        return sortedBy(events, it -> random.nextDouble());
    }

    /** None comes later than the disorder after one of a later time. */
    private static List<Touchpoint> nearlySorted(List<Touchpoint> events, long disorder, SplittableRandom random) {
        return sortedBy(events, it -> it.timeMillis() + random.nextDouble() * disorder);
    }

    private static List<Touchpoint> sortedBy(
            List<Touchpoint> events, java.util.function.ToDoubleFunction<Touchpoint> key) {
        record Keyed(double key, Touchpoint event) {}
        return events.stream()
                .map(it -> new Keyed(key.applyAsDouble(it), it))
                .sorted(Comparator.comparingDouble(Keyed::key))
                .map(Keyed::event)
                .toList();
    }

    private static CaseFile restored(CaseFile file) {
        try {
            return serializer().deserialize(new DataInputDeserializer(bytes(file)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(CaseFile file) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer().serialize(file, out);
        return out.getCopyOfBuffer();
    }

    private static TypeSerializer<CaseFile> serializer() {
        return TypeInformation.of(CaseFile.class).createSerializer(new SerializerConfigImpl());
    }
}
