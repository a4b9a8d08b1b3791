package xm.customer.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static xm.customer.episode.Happening.day;
import static xm.customer.episode.Happening.hour;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.event.Channel;
import xm.event.Contact;
import xm.event.Touchpoint;
import xm.event.Visit;

/** What episodes tell comes to a function of the events, in whatever order they came and whenever time passed. */
class EpisodeLawTest {
    private static final int SEEDS = 300;

    /** The longest contact takes 100 minutes, and events are up to two hours late. */
    private final EpisodeRules rules = new EpisodeRules(EpisodeSettings.DEFAULT.withGrace(hour(4)));

    /** What one customer's events came to. */
    private final class Run {
        final Episodes memory = new Episodes();
        final Told told = new Told();

        void see(Touchpoint event) {
            rules.see(memory, event, "gold", told);
        }

        void passTo(long watermark) {
            while (rules.nextMillis(memory) <= watermark) {
                long now = rules.nextMillis(memory);
                boolean isLeft = rules.wake(memory, now, told);
                assertThat(rules.nextMillis(memory)).isGreaterThan(now);
                if (!isLeft) {
                    assertThat(memory.steps).isEmpty();
                    return;
                }
            }
        }

        List<String> facts() {
            return told.facts()
                    .map(fact -> fact.effort() != null
                            ? PlainEpisodes.line(
                                    "effort",
                                    fact.touchpoint(),
                                    fact.channel(),
                                    fact.timeMillis(),
                                    PlainEpisodes.rounded(fact.effort().effort01()))
                            : PlainEpisodes.line(
                                    "first",
                                    fact.touchpoint(),
                                    fact.channel(),
                                    fact.timeMillis(),
                                    fact.firstContact().isResolved()))
                    .toList();
        }
    }

    @Test
    void comesToTheSameInAnyOrder() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Touchpoint> events = random(random, random.nextInt(25));
            Run inOrder = new Run();
            events.forEach(inOrder::see);
            Collections.shuffle(events, new Random(seed));
            Run shuffled = new Run();

            for (int i = 0; i < events.size(); i++) {
                shuffled.see(events.get(i));
                if (random.nextInt(8) == 0) {
                    assertThat(shuffled.facts())
                            .as("seed %d after %d", seed, i)
                            .containsExactlyInAnyOrderElementsOf(PlainEpisodes.facts(events.subList(0, i + 1)));
                }
            }

            assertThat(shuffled.facts())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(PlainEpisodes.facts(events));
            inOrder.passTo(Long.MAX_VALUE - 1);
            shuffled.passTo(Long.MAX_VALUE - 1);
            assertSameWindows(seed, shuffled, inOrder);
            assertThat(rules.load(shuffled.memory, day(40)))
                    .as("seed %d", seed)
                    .isCloseTo(rules.load(inOrder.memory, day(40)), within(1e-9));
        }
    }

    /** Events come up to two hours later than event time has passed; facts follow, moments of what was not late too. */
    @Test
    void comesToTheSameWheneverTimePasses() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Touchpoint> events = random(random, random.nextInt(25));
            long lateness = random.nextBoolean() ? 0 : hour(2);
            Run backtest = new Run();
            events.forEach(backtest::see);
            backtest.passTo(Long.MAX_VALUE - 1);
            List<Touchpoint> arriving = arriving(events, hour(3), random);
            Run live = new Run();

            long newest = Long.MIN_VALUE;
            for (Touchpoint event : arriving) {
                newest = Math.max(newest, event.timeMillis());
                live.see(event);
                live.passTo(newest - hour(3) + lateness);
            }
            live.passTo(Long.MAX_VALUE - 1);

            assertThat(live.facts())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(PlainEpisodes.facts(events));
            assertSameWindows(seed, live, backtest);
            assertThat(live.told.open()).as("seed %d", seed).isZero();
            if (lateness == 0) {
                assertThat(live.told.moments)
                        .as("seed %d", seed)
                        .containsExactlyInAnyOrderElementsOf(backtest.told.moments);
            }
        }
    }

    /** A customer with more steps than are remembered: what they came to stays exact. */
    @Test
    void foldingChangesNothingOfWhatWasTold() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Touchpoint> events = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                events.add(happening(random, "e-" + i, hour(5 * i + random.nextInt(5)))
                        .journey(random.nextInt(6) == 0 ? null : "order-1")
                        .topic(null)
                        .build());
            }
            Run run = new Run();

            events.forEach(event -> {
                run.see(event);
                run.passTo(event.timeMillis());
            });

            assertThat(run.facts())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(PlainEpisodes.facts(events));
            assertThat(run.memory.steps.length).isLessThanOrEqualTo(EpisodeRules.MOST_STEPS);
        }
    }

    private static void assertSameWindows(long seed, Run one, Run other) {
        assertThat(one.told.windows())
                .as("seed %d", seed)
                .usingRecursiveComparison()
                .isEqualTo(other.told.windows());
    }

    /** The events in an order in which none comes after one that is so much newer. */
    private static List<Touchpoint> arriving(List<Touchpoint> events, long mostMillis, SplittableRandom random) {
        record Arriving(Touchpoint event, long at) {}
        return events.stream()
                .map(event -> new Arriving(event, event.timeMillis() + random.nextLong(mostMillis)))
                .sorted(Comparator.comparingLong(Arriving::at))
                .map(Arriving::event)
                .toList();
    }

    private static List<Touchpoint> random(SplittableRandom random, int count) {
        List<Touchpoint> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long end = random.nextBoolean() ? hour(random.nextInt(30 * 24)) : hour(random.nextDouble(30 * 24.0));
            events.add(happening(random, "e-" + i, end).build());
        }
        events.sort(Comparator.comparingLong(Touchpoint::timeMillis));
        return events;
    }

    private static Happening happening(SplittableRandom random, String id, long end) {
        Happening happening = random.nextInt(5) < 3
                ? Happening.contact(id, end)
                        .topic(pick(random, "bill", "parcel", null))
                        .ended(pick(random, Contact.Outcome.values()))
                        .handledBy(pick(random, Contact.Handler.HUMAN, Contact.Handler.BOT, null))
                        .waited(random.nextInt(3) == 0 ? random.nextInt(2400) : 0)
                        .transferred(random.nextInt(2))
                : Happening.visit(id, end)
                        .ended(pick(random, Visit.Outcome.values()))
                        .erred(random.nextInt(2))
                        .inSteps(random.nextInt(1, 8));
        return happening
                .journey(pick(random, "order-1", null, null))
                .by(pick(random, Channel.CALL, Channel.WEB, Channel.CHAT))
                .took(random.nextInt(3) * 1800);
    }

    @SafeVarargs
    private static <T> T pick(SplittableRandom random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
