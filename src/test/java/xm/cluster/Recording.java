package xm.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import xm.app.SimulatedFiles;
import xm.sim.Scenario;
import xm.sim.World;

/**
 * Four hours of simulated life as they are sent: in time order, but for some events of nobody that come up to forty
 * minutes late and correct windows that were told already.
 *
 * <p>Events of customers stay in order, because a story is told by the order in which it is heard.
 */
record Recording(Path file, Path segmentsFile, List<Line> events, List<Line> segments, Instant last) {
    private static final Instant START = Instant.parse("2026-03-04T09:00:00Z");
    private static final Duration LENGTH = Duration.ofHours(4);
    private static final double EVENTS_PER_CUSTOMER = 30;
    private static final int LATE_IN = 4;
    private static final int LATEST_MILLIS = 40 * 60_000;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One record for Kafka.
     *
     * @param subject customer or cell that it is of, and its key; empty for nobody
     * @param atMillis event time at which it is sent
     */
    record Line(String subject, String json, long atMillis) {
        byte[] key() {
            return subject.isEmpty() ? null : subject.getBytes(UTF_8);
        }

        byte[] value() {
            return json.getBytes(UTF_8);
        }
    }

    /** @param events about so many */
    static Recording of(long seed, int events, Path directory) throws IOException {
        World world = World.standard(seed)
                .withCustomers((int) (events / EVENTS_PER_CUSTOMER))
                .withEventsPerSecond((double) events / LENGTH.toSeconds());
        SimulatedFiles files =
                SimulatedFiles.of(world, Scenario.named("checkout-breaks-on-mobile"), START, LENGTH, directory);
        SplittableRandom dice = new SplittableRandom(seed);
        List<Line> lines = new ArrayList<>();
        Instant last = START;
        for (String json : Files.readAllLines(files.events())) {
            var event = JSON.readTree(json);
            Instant time = Instant.parse(event.get("time").asText());
            last = time.isAfter(last) ? time : last;
            String customer = event.path("customer").asText();
            boolean isLate = customer.isEmpty() && dice.nextInt(LATE_IN) == 0;
            lines.add(new Line(customer, json, time.toEpochMilli() + (isLate ? dice.nextInt(LATEST_MILLIS) : 0)));
        }
        lines.sort(Comparator.comparingLong(Line::atMillis));
        Files.write(files.events(), lines.stream().map(Line::json).toList());
        List<Line> segments = new ArrayList<>();
        for (String json : Files.readAllLines(files.segments())) {
            segments.add(new Line(JSON.readTree(json).get("customer").asText(), json, 0));
        }
        return new Recording(files.events(), files.segments(), List.copyOf(lines), List.copyOf(segments), last);
    }
}
