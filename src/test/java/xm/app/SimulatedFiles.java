package xm.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import xm.codec.AssignmentWriter;
import xm.codec.EventWriter;
import xm.event.SegmentAssignment;
import xm.sim.Happening;
import xm.sim.Scenario;
import xm.sim.Simulation;
import xm.sim.World;

/** A stretch of simulated life as files: what happened, and who belongs to which segment. */
public record SimulatedFiles(Path events, Path segments) {

    public static SimulatedFiles of(World world, Scenario scenario, Instant start, Duration length, Path directory)
            throws IOException {
        SimulatedFiles files =
                new SimulatedFiles(directory.resolve("events.ndjson"), directory.resolve("segments.ndjson"));
        Simulation simulation = new Simulation(world, scenario, start);
        EventWriter writer = new EventWriter();
        long end = start.plus(length).toEpochMilli();
        try (BufferedWriter events = Files.newBufferedWriter(files.events);
                BufferedWriter segments = Files.newBufferedWriter(files.segments)) {
            for (SegmentAssignment assignment : simulation.assignments()) {
                line(segments, AssignmentWriter.write(assignment));
            }
            for (Happening next = simulation.next(); next.timeMillis() < end; next = simulation.next()) {
                if (next.isEvent()) {
                    line(events, writer.write(next.event()));
                } else {
                    line(segments, AssignmentWriter.write(next.assignment()));
                }
            }
        }
        return files;
    }

    private static void line(BufferedWriter file, byte[] record) throws IOException {
        file.write(new String(record, StandardCharsets.UTF_8));
        file.write('\n');
    }
}
