package xm.app;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Departures from the busiest origins before a day, and how many of each origin's were on time, and when. */
final class Flights {
    static final long QUARTER = 900_000;
    static final long DAY = 96 * QUARTER;
    private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);
    private static final long BEGIN = start(FIRST);
    private static final int LATE_AFTER = 15;
    private static final int TIME = 0;
    private static final int DELAY = 1;
    private static final int ORIGIN = 3;

    /** By name of the touchpoint. */
    final Map<String, Departures> origins = new TreeMap<>();

    private final Path file;
    private final LocalDate until;

    /** Of one origin, by the quarter of an hour. */
    record Departures(int[] flights, int[] onTime, List<Integer> delays) {
        int flights(long fromMillis, long toMillis) {
            return sum(flights, fromMillis, toMillis);
        }

        /** NaN without flights. */
        double share(long fromMillis, long toMillis) {
            return (double) sum(onTime, fromMillis, toMillis) / flights(fromMillis, toMillis);
        }

        double mean() {
            return (double) Arrays.stream(onTime).sum() / delays.size();
        }

        private static int sum(int[] counts, long fromMillis, long toMillis) {
            int from = (int) Math.max(0, (fromMillis - BEGIN) / QUARTER);
            int to = (int) Math.min(counts.length, (toMillis - BEGIN) / QUARTER);
            int sum = 0;
            for (int quarter = from; quarter < to; quarter++) {
                sum += counts[quarter];
            }
            return sum;
        }
    }

    Flights(Path file, int busiest, LocalDate until) throws IOException {
        this.file = file;
        this.until = until;
        Map<String, Departures> all = new HashMap<>();
        int quarters = (int) (days() * DAY / QUARTER);
        read(fields -> {
            Departures of = all.computeIfAbsent(
                    touchpoint(fields),
                    origin -> new Departures(new int[quarters], new int[quarters], new ArrayList<>()));
            long time =
                    LocalDateTime.parse(fields[TIME]).toInstant(ZoneOffset.UTC).toEpochMilli();
            int quarter = (int) ((time - BEGIN) / QUARTER);
            int delay = Integer.parseInt(fields[DELAY]);
            of.flights[quarter]++;
            of.onTime[quarter] += delay <= LATE_AFTER ? 1 : 0;
            of.delays.add(delay);
        });
        all.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((one, other) -> other.delays.size() - one.delays.size()))
                .limit(busiest)
                .forEach(origin -> origins.put(origin.getKey(), origin.getValue()));
    }

    /** Midnight. */
    static long start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    List<LocalDate> eachDay() {
        return FIRST.datesUntil(until).toList();
    }

    int days() {
        return (int) ChronoUnit.DAYS.between(FIRST, until);
    }

    long flights() {
        return origins.values().stream().mapToLong(of -> of.delays.size()).sum();
    }

    /** As they were. */
    Path write(Path to) throws IOException {
        return write(to, Map.of());
    }

    /** The same flights with the delays of each origin in another order: its mean stays, and no day is worse than others. */
    Path writeShuffled(Path to, long seed) throws IOException {
        Map<String, List<Integer>> shuffled = new HashMap<>();
        SplittableRandom random = new SplittableRandom(seed);
        origins.forEach((origin, of) -> {
            List<Integer> delays = new ArrayList<>(of.delays);
            for (int i = delays.size() - 1; i > 0; i--) {
                Collections.swap(delays, i, random.nextInt(i + 1));
            }
            shuffled.put(origin, delays);
        });
        return write(to, shuffled);
    }

    private Path write(Path to, Map<String, List<Integer>> delays) throws IOException {
        Map<String, Integer> taken = new HashMap<>();
        try (BufferedWriter writer = Files.newBufferedWriter(to)) {
            writer.write("scheduled_departure,delay_min,distance_mi,origin,destination\n");
            read(fields -> {
                String origin = touchpoint(fields);
                if (origins.containsKey(origin)) {
                    List<Integer> given = delays.get(origin);
                    if (given != null) {
                        fields[DELAY] = given.get(taken.merge(origin, 1, Integer::sum) - 1)
                                .toString();
                    }
                    writer.write(String.join(",", fields));
                    writer.write('\n');
                }
            });
        }
        return to;
    }

    private static String touchpoint(String[] fields) {
        return fields[ORIGIN].toLowerCase(Locale.ROOT);
    }

    private interface Row {
        void read(String[] fields) throws IOException;
    }

    private void read(Row row) throws IOException {
        String end = until.toString();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = line.split(",");
                if (fields[TIME].compareTo(end) < 0) {
                    row.read(fields);
                }
            }
        }
    }
}
