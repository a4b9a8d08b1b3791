package xm.app.backtest;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Sorts the lines of a file that may be larger than memory: parts of it in memory, each to a file, and those merged.
 *
 * <p>Lines that compare as equal keep their order.
 */
final class LinesInOrder {
    private static final int PART_CHARACTERS = 32 << 20;

    private final Comparator<String> order;
    private final Path temporary;
    private final int partCharacters;

    /** @param temporary an existing directory */
    LinesInOrder(Comparator<String> order, Path temporary) {
        this(order, temporary, PART_CHARACTERS);
    }

    LinesInOrder(Comparator<String> order, Path temporary, int partCharacters) {
        this.order = order;
        this.temporary = temporary;
        this.partCharacters = partCharacters;
    }

    /** Hands on every line of a file, in order. */
    void read(Path file, Consumer<String> taker) throws IOException {
        List<Path> parts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int size = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                size += line.length();
                if (size >= partCharacters) {
                    parts.add(write(lines));
                    lines.clear();
                    size = 0;
                }
            }
        }
        lines.sort(order);
        if (parts.isEmpty()) {
            lines.forEach(taker);
        } else {
            parts.add(write(lines));
            merge(parts, taker);
        }
    }

    private Path write(List<String> lines) throws IOException {
        lines.sort(order);
        Path part = Files.createTempFile(temporary, "part", ".txt");
        try (BufferedWriter writer = Files.newBufferedWriter(part)) {
            for (String line : lines) {
                writer.write(line);
                writer.write('\n');
            }
        }
        return part;
    }

    private void merge(List<Path> parts, Consumer<String> taker) throws IOException {
        PriorityQueue<Part> next =
                new PriorityQueue<>(Comparator.comparing(Part::line, order).thenComparing(Part::number));
        List<BufferedReader> readers = new ArrayList<>();
        try {
            for (Path part : parts) {
                readers.add(Files.newBufferedReader(part));
                advance(next, readers.size() - 1, readers);
            }
            while (!next.isEmpty()) {
                Part least = next.poll();
                taker.accept(least.line());
                advance(next, least.number(), readers);
            }
        } finally {
            readers.forEach(LinesInOrder::close);
        }
    }

    private static void advance(PriorityQueue<Part> next, int number, List<BufferedReader> readers) throws IOException {
        String line = readers.get(number).readLine();
        if (line != null) {
            next.add(new Part(line, number));
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a file that was read cannot be closed", e);
        }
    }

    /** The first line of a part that was not handed on yet. */
    private record Part(String line, int number) {}
}
