package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.promise.Severity;
import xm.speed.Allocated;

/** What holds of every story, and of what the desk keeps. */
class DeskLawTest {
    private static final int SEEDS = 30;
    private static final String[] SEGMENTS = {"gold", "basic", "new"};
    private static final String[] TOUCHPOINTS = {"checkout", "delivery", "support"};

    /** One story: what is told minute by minute. */
    private record Minute(List<Told> verdicts, boolean isNoted) {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                DeskState.class,
                PromiseSights.class,
                Sight.class,
                OpenAlert.class,
                Unheard.class,
                Member.class,
                ExceptionPace.class,
                LastRevision.class,
                Alert.class,
                Echo.class
            })
    void isAPlainObjectToFlink(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void saysTheSameWhereverItsStateIsSplit() {
        forEachStory((seed, story) -> assertThat(tell(Script.desk(), story, list -> list))
                .as("seed %d", seed)
                .isEqualTo(tell(Script.inOnePiece(), story, list -> list)));
    }

    @Test
    void saysTheSameInWhateverOrderAnInstantIsTold() {
        forEachStory((seed, story) -> {
            Random random = new Random(seed);
            List<Alert> shuffled = tell(Script.inOnePiece(), story, list -> {
                List<Told> other = new ArrayList<>(list);
                Collections.shuffle(other, random);
                return other;
            });

            assertThat(shuffled).as("seed %d", seed).isEqualTo(tell(Script.inOnePiece(), story, list -> list));
        });
    }

    @Test
    void saysTheSameHoweverOftenTimeIsTold() {
        forEachStory((seed, story) -> {
            Script often = Script.inOnePiece();
            Script never = Script.inOnePiece();
            for (int minute = 0; minute < story.size(); minute++) {
                tell(
                        often,
                        minute,
                        story.get(minute).verdicts(),
                        story.get(minute).isNoted());
                often.until(minute).until(minute + 0.3).until(minute + 0.9);
                tell(
                        never,
                        minute,
                        story.get(minute).verdicts(),
                        story.get(minute).isNoted());
            }

            assertThat(often.until(1000).said).as("seed %d", seed).isEqualTo(never.until(1000).said);
        });
    }

    @Test
    void growsRevisionsAndEndsEachLifeOnce() {
        forEachStory((seed, story) -> {
            Map<String, Integer> revisions = new HashMap<>();
            Map<String, Boolean> open = new HashMap<>();
            for (Alert alert : tell(Script.inOnePiece(), story, list -> list)) {
                assertThat(alert.revision())
                        .as("seed %d: %s", seed, alert)
                        .isEqualTo(revisions.getOrDefault(alert.key(), 0) + 1);
                assertThat(open.get(alert.alertId()))
                        .as("seed %d: %s", seed, alert)
                        .isNotEqualTo(false);
                assertThat(alert.summary().codePointCount(0, alert.summary().length()))
                        .isLessThanOrEqualTo(120);
                assertThat(alert.cells()).allMatch(cell -> alert.cell().covers(xm.event.Cell.ofKey(cell)));
                revisions.put(alert.key(), alert.revision());
                open.put(alert.alertId(), alert.isFiring());
            }
        });
    }

    @Test
    void keepsNothingWhenAllIsWell() {
        forEachStory((seed, story) -> {
            Script script = Script.inOnePiece();
            tell(script, story, list -> list);
            script.at(2 * 24 * 60, Told.kept("well/well/*"))
                    .until(899 * 24 * 60)
                    .at(900 * 24 * 60, Told.kept("well/well/*"));

            assertThat(script.state().alerts).as("seed %d", seed).isEmpty();
            assertThat(script.state().promises).as("seed %d", seed).isEmpty();
            assertThat(script.state().paces).as("seed %d", seed).isEmpty();
            assertThat(script.state().closed).as("seed %d", seed).isEmpty();
            assertThat(script.state().markers).as("seed %d", seed).isEmpty();
        });
    }

    /** Exceptions have the desk decide at times of their own, which are no times of other alerts but those on everything. */
    @Test
    void exceptionsElsewhereChangeNothing() {
        AtomicInteger held = new AtomicInteger();
        forEachStory((seed, story) -> {
            Script alone = Script.inOnePiece().at(-10 * 24 * 60, Told.kept("well/well/*"));
            Script among = Script.inOnePiece().at(-10 * 24 * 60, Told.kept("well/well/*"));
            for (int minute = 0; minute < story.size(); minute++) {
                List<Told> verdicts = story.get(minute).verdicts();
                tell(alone, minute, verdicts, false);
                tell(among, minute, verdicts, false);
                for (int tenth = 1; tenth < 10; tenth++) {
                    among.note(minute + tenth / 10.0, "elsewhere", minute % 2 == 0 ? "elsewhere" : null);
                }
            }
            if (alone.until(1000).said.stream().anyMatch(DeskLawTest::isOnEverything)) {
                return;
            }
            held.incrementAndGet();
            List<Alert> others = among.until(1000).said.stream()
                    .filter(alert -> alert.kind() != AlertKind.CUSTOMER_EXCEPTION_BURST)
                    .toList();

            assertThat(others.size()).isLessThan(among.said.size());
            assertThat(others).as("seed %d", seed).isEqualTo(alone.said);
        });
        assertThat(held.get()).as("stories without an alert on everything").isGreaterThan(5);
    }

    private static boolean isOnEverything(Alert alert) {
        return alert.kind() == AlertKind.PROMISE_BROKEN && alert.cell().equals(CellLevels.EVERYTHING);
    }

    /** A hundred thousand cells at risk, one of them breaks. */
    @Test
    void doesNotLookAtEverythingForEachVerdict() throws Exception {
        Script script = Script.inOnePiece();
        long start = System.nanoTime();
        for (int minute = 0; minute < 2; minute++) {
            for (int i = 0; i < 100_000; i++) {
                script.put(
                        minute,
                        Told.atRisk("s" + i % 1000 + "/t" + i / 1000 + "/*").evidence(3));
            }
            script.at(minute, Told.broken("gold/checkout/*"));
        }
        long millis = (System.nanoTime() - start) / 1_000_000;

        System.out.println("200,000 verdicts of 100,000 cells: " + millis + " ms, state of "
                + Script.bytes(script.state()).length / 1_000_000 + " MB");
        assertThat(script.said).hasSize(1);
        assertThat(millis).isLessThan(20_000);
    }

    /** Hundreds of alerts are open when thousands of customers have exceptions, as both have one cause; a third has another. */
    @Test
    void whatAnExceptionAllocatesDoesNotGrowWithTheAlertsThatAreOpen() throws Exception {
        long few = bytesOfAnException(2);
        long many = bytesOfAnException(400);

        System.out.println("an exception at the desk allocates " + few + " bytes while 2 alerts are open, " + many
                + " while 400 are");
        assertThat(many).isLessThanOrEqualTo(few * 11 / 10);
    }

    private static long bytesOfAnException(int alerts) throws Exception {
        Script script = Script.inOnePiece();
        for (int i = 0; i < alerts; i++) {
            script.put(0, Told.broken("s" + i + "/t" + i + "/*").of("p" + i, "csat", 0.88, "segment", "touchpoint"));
        }
        script.until(0);
        assertThat(script.state().alerts.size()).isEqualTo(alerts);
        AtomicInteger minute = new AtomicInteger();
        return Allocated.bytesPerUnit(1_000, () -> {
            minute.incrementAndGet();
            for (int i = 0; i < 1_000; i++) {
                script.note(minute.get() + i / 60_000.0, "s" + i % 3, i % 3 == 2 ? "elsewhere" : "t" + i % 3);
            }
            return script.said;
        });
    }

    private interface Law {
        void holds(long seed, List<Minute> story);
    }

    private static void forEachStory(Law law) {
        for (long seed = 0; seed < SEEDS; seed++) {
            law.holds(seed, story(new SplittableRandom(seed)));
        }
    }

    private static List<Alert> tell(Script script, List<Minute> story, Function<List<Told>, List<Told>> order) {
        for (int minute = 0; minute < story.size(); minute++) {
            tell(
                    script,
                    minute,
                    order.apply(story.get(minute).verdicts()),
                    story.get(minute).isNoted());
            script.until(minute);
        }
        return script.until(1000).said;
    }

    private static void tell(Script script, int minute, List<Told> verdicts, boolean isNoted) {
        script.put(minute, verdicts.toArray(Told[]::new));
        if (minute % 50 == 7) {
            script.change(minute, "release " + minute, TOUCHPOINTS[minute % 3]);
        }
        if (isNoted) {
            script.note(minute, "gold", "checkout").note(minute, "new", null);
        }
    }

    /** Cells that change their state now and then; those in trouble say so every minute; at the end all are well. */
    private static List<Minute> story(SplittableRandom random) {
        Map<String, Integer> states = new HashMap<>();
        List<Minute> story = new ArrayList<>();
        for (int minute = 0; minute < 150; minute++) {
            List<Told> verdicts = new ArrayList<>();
            for (String segment : SEGMENTS) {
                for (String touchpoint : TOUCHPOINTS) {
                    String cell = segment + '/' + touchpoint + "/*";
                    boolean isChanged = random.nextInt(25) == 0;
                    int state = minute == 120
                            ? 0
                            : minute > 120 || !isChanged ? states.getOrDefault(cell, 0) : random.nextInt(6);
                    states.put(cell, state);
                    Told verdict = verdict(random, cell, state);
                    if (state > 0 || isChanged || minute == 120) {
                        verdicts.add(verdict);
                        if (random.nextInt(3) == 0) {
                            verdicts.add(Told.scout(segment + '/' + touchpoint + "/web", random.nextInt(50)));
                        }
                    }
                }
            }
            boolean isNoted = random.nextInt(4) == 0;
            story.add(new Minute(verdicts, minute < 120 && isNoted));
        }
        return story;
    }

    private static Told verdict(SplittableRandom random, String cell, int state) {
        return switch (state) {
            case 1 -> Told.atRisk(cell).evidence(random.nextInt(2_000));
            case 2 ->
                Told.broken(cell)
                        .loud(Severity.TICKET, 30)
                        .missing(random.nextInt(100))
                        .seeing(0.7 + random.nextInt(10) / 100.0);
            case 3 -> Told.broken(cell).blind();
            case 4 -> Told.blind(cell);
            case 5 ->
                random.nextInt(30) == 0
                        ? Told.withdrawn(cell)
                        : Told.broken(cell).version(7 + random.nextInt(2));
            default -> Told.kept(cell);
        };
    }
}
