package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.Needs;
import xm.app.Flights.Departures;

/**
 * Flights are on time, eight of ten at each origin: the days on which they are not are found, and where delays come in no
 * order hardly anybody is called.
 *
 * <p>A day of an origin counts if it had at least 50 flights. It is clearly below the promise if its share lies three
 * standard errors below it. The busiest origins in winter stand for all; {@code -Dflights.busiest=300
 * -Dflights.until=2001-07-01} takes the whole file.
 */
class PromisesOnFlightsIT {
    private static final Path DATA = Path.of("../shared/data/flights/flights.csv.gz");
    private static final int BUSIEST = Integer.getInteger("flights.busiest", 12);
    private static final LocalDate UNTIL = LocalDate.parse(System.getProperty("flights.until", "2001-03-16"));
    private static final LocalDate WORST = LocalDate.of(2001, 2, 25);
    private static final double PROMISED = 0.80;
    private static final int ENOUGH = 50;
    private static final double CLEARLY = 3;
    /** Of fewer flights since midnight nobody says anything. */
    private static final int FEWEST = 20;

    private static final long TWO_HOURS = 8 * Flights.QUARTER;
    private static final String NOTHING = "off: true";
    private static final String BOOK = """
            version: 1
            promises:
              punctual:
                signal: on-time
                by: [touchpoint]
                atLeast: 0.80
                falseAlarmEvery: P30D
            """;

    @TempDir
    Path home;

    @Test
    void theDaysOnWhichAnOriginBreaksItsPromiseAreFound() throws Exception {
        Needs.beside(DATA);
        Flights flights = new Flights(DATA, BUSIEST, UNTIL);
        HeldRecording held = hold(flights.write(home.resolve("flights.csv")), BOOK);
        BrokenTimes said = BrokenTimes.said(held);
        BrokenTimes alerted = BrokenTimes.alerted(held);
        List<String> missed = new ArrayList<>();
        List<Long> delays = new ArrayList<>();
        Map<String, Integer> places = new TreeMap<>();
        Map<LocalDate, Integer> days = new TreeMap<>();
        int below = 0;
        int broken = 0;
        int brokenBelow = 0;
        for (Map.Entry<String, Departures> origin : flights.origins.entrySet()) {
            Departures of = origin.getValue();
            for (LocalDate day : flights.eachDay()) {
                long start = Flights.start(day);
                long end = start + Flights.DAY;
                if (of.flights(start, end) < ENOUGH) {
                    continue;
                }
                boolean isBroken = said.touch(origin.getKey(), start, end);
                broken += isBroken ? 1 : 0;
                brokenBelow += isBroken && of.share(start, end) < PROMISED ? 1 : 0;
                if (isBroken) {
                    assertThat(alerted.touch(origin.getKey(), start, end))
                            .as("an alert for %s on %s", origin.getKey(), day)
                            .isTrue();
                }
                if (isClearlyBelow(of, start, end)) {
                    below++;
                    places.merge(origin.getKey(), 1, Integer::sum);
                    days.merge(day, 1, Integer::sum);
                    if (!isBroken) {
                        missed.add(origin.getKey() + " " + day);
                    }
                    said.of(origin.getKey()).stream()
                            .filter(time -> time.detectedMillis() > start && time.detectedMillis() <= end)
                            .findFirst()
                            .ifPresent(first -> delays.add((first.detectedMillis() - clearFrom(of, start)) / 60_000));
                }
            }
        }
        Collections.sort(delays);
        System.out.printf(
                "flights: %,d from %d origins in %d days; clearly below on %d days of origins, missed %d: %s%n",
                flights.flights(), flights.origins.size(), flights.days(), below, missed.size(), missed);
        System.out.printf("flights: days by origin %s, origins by day %s%n", most(places), most(days));
        System.out.printf(
                "flights: %d alarms, %d on a day below the promise; broken on %d days of origins, %d of them below%n",
                said.count(), onADayBelow(flights, said), broken, brokenBelow);
        System.out.printf(
                "flights: %.1f %% on time in the two hours after an alarm%n", 100 * shareAfterAlarms(flights, said));
        System.out.printf(
                "flights: on %d of them there was an alarm that day, this long after the day so far was clearly below:"
                        + " median %d min, of nine in ten at most %d min%n",
                delays.size(), delays.get(delays.size() / 2), delays.get(delays.size() * 9 / 10));
        tellTheWorstDay(flights, said);

        assertThat((double) missed.size() / below).as("missed").isLessThan(0.05);
        assertThat(shareAfterAlarms(flights, said)).as("on time after alarms").isLessThan(PROMISED - 0.1);
        assertThat((double) onADayBelow(flights, said) / said.count())
                .as("alarms on days below; on the others just some hours were")
                .isGreaterThan(0.8);
    }

    @Test
    void delaysInNoOrderRaiseAtMostOneAlarmInThirtyDays() throws Exception {
        Needs.beside(DATA);
        Flights flights = new Flights(DATA, BUSIEST, UNTIL);
        StringBuilder book = new StringBuilder(BOOK).append("    except:\n");
        flights.origins.forEach((origin, of) ->
                book.append("      - {touchpoint: %s, %s}\n".formatted(origin, roundedDown(of.mean()))));
        BrokenTimes said =
                BrokenTimes.said(hold(flights.writeShuffled(home.resolve("shuffled.csv"), 1), book.toString()));

        long promised = flights.origins.values().stream()
                .filter(of -> !roundedDown(of.mean()).equals(NOTHING))
                .count();
        double allowed = promised * flights.days() / 30.0;
        System.out.printf(
                "flights in no order: %d alarms at %d origins in %d days, %.3f in 30 days at each%n",
                said.count(), promised, flights.days(), said.count() / allowed);
        assertThat((double) said.count()).isLessThanOrEqualTo(allowed);
    }

    private static <K> List<String> most(Map<K, Integer> counts) {
        return counts.entrySet().stream()
                .sorted((one, other) -> other.getValue() - one.getValue())
                .limit(8)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private HeldRecording hold(Path events, String book) throws IOException {
        // the file is in order of time, so windows need not wait for its end
        String[] more = {"--pane", "PT15M", "--windows", "P1D", "--out-of-orderness", "PT1M"};
        return HeldRecording.of(List.of(events), "flights", book, home, more);
    }

    /** Alarms of which the day, or the day on which the drop began, was below the promise. */
    private static long onADayBelow(Flights flights, BrokenTimes said) {
        return flights.origins.entrySet().stream()
                .flatMap(origin -> said.of(origin.getKey()).stream()
                        .filter(time -> isBelowOnDayOf(origin.getValue(), time.detectedMillis() - 1)
                                || isBelowOnDayOf(origin.getValue(), time.sinceMillis())))
                .count();
    }

    private static boolean isBelowOnDayOf(Departures of, long timeMillis) {
        long start = timeMillis - Math.floorMod(timeMillis, Flights.DAY);
        return of.share(start, start + Flights.DAY) < PROMISED;
    }

    /** Flights that no alarm rests on: if it was chance, they are as good as ever. */
    private static double shareAfterAlarms(Flights flights, BrokenTimes said) {
        double[] sums = new double[2];
        flights.origins.forEach((origin, of) -> said.of(origin).forEach(time -> {
            long from = time.detectedMillis();
            int n = of.flights(from, from + TWO_HOURS);
            sums[0] += n == 0 ? 0 : n * of.share(from, from + TWO_HOURS);
            sums[1] += n;
        }));
        return sums[0] / sums[1];
    }

    /** Whoever counts from midnight on and waits until it is clearly below knows it then. */
    private static long clearFrom(Departures of, long startMillis) {
        long at = startMillis + Flights.QUARTER;
        while (at < startMillis + Flights.DAY
                && (of.flights(startMillis, at) < FEWEST || !isClearlyBelow(of, startMillis, at))) {
            at += Flights.QUARTER;
        }
        return at;
    }

    private static void tellTheWorstDay(Flights flights, BrokenTimes said) {
        long start = Flights.start(WORST);
        List<String> found = new ArrayList<>();
        List<String> before = new ArrayList<>();
        flights.origins.forEach((origin, of) -> {
            if (of.flights(start, start + Flights.DAY) >= ENOUGH && isClearlyBelow(of, start, start + Flights.DAY)) {
                said.of(origin).stream()
                        .filter(time -> time.detectedMillis() > start && time.detectedMillis() <= start + Flights.DAY)
                        .findFirst()
                        .ifPresentOrElse(
                                time -> found.add("%s %s (%s)"
                                        .formatted(origin, clock(time.detectedMillis()), clock(clearFrom(of, start)))),
                                () -> before.add(origin));
            }
        });
        System.out.printf(
                "flights: on %s, found at (clearly below from midnight on at): %s; broken from days before: %s%n",
                WORST, found, before);
    }

    private static boolean isClearlyBelow(Departures of, long fromMillis, long toMillis) {
        double error = Math.sqrt(PROMISED * (1 - PROMISED) / of.flights(fromMillis, toMillis));
        return of.share(fromMillis, toMillis) < PROMISED - CLEARLY * error;
    }

    private static String clock(long timeMillis) {
        return Instant.ofEpochMilli(timeMillis).toString().substring(11, 16);
    }

    /** All or nothing, which a few flights may be, cannot be promised. */
    private static String roundedDown(double mean) {
        double down = Math.floor(mean * 100) / 100;
        return down > 0 && down < 1 ? "atLeast: " + down : NOTHING;
    }
}
