package xm.speed;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Rounds of measurements as a table of medians; ratios are taken within each round first. */
final class Results {
    private final long events;
    private final List<Map<Row, Measured>> rounds;

    Results(long events, List<Map<Row, Measured>> rounds) {
        this.events = events;
        this.rounds = rounds;
    }

    /** A table in Markdown: rates, CPU, what a row costs beside the whole job and beside Flink's source, memory. */
    String table() {
        StringBuilder table = new StringBuilder("""
                | what reads the topic to its end | events/s | CPU s per million | of the signals job's CPU | peak MiB |
                |---|---|---|---|---|
                """);
        Map<Row, Double> ratios = ratios();
        for (Row row : rounds.get(0).keySet()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.2f | %s | %,d |%n",
                    row.title(),
                    Math.round(median(row, it -> it.eventsPerSecond(events)) / 1000) * 1000,
                    median(row, it -> it.cpuSecondsPerMillion(events)),
                    ratios.containsKey(row) ? String.format(Locale.ROOT, "%.2f", ratios.get(row)) : "",
                    Math.round(median(row, Measured::peakMib))));
        }
        return table.toString();
    }

    /** CPU of each row beside the signals job's; none where that was not run. */
    private Map<Row, Double> ratios() {
        Map<Row, Double> ratios = new EnumMap<>(Row.class);
        if (rounds.get(0).containsKey(Row.SIGNALS)) {
            for (Row row : rounds.get(0).keySet()) {
                ratios.put(
                        row,
                        median(rounds.stream()
                                .mapToDouble(round -> round.get(row).cpuSeconds()
                                        / round.get(Row.SIGNALS).cpuSeconds())
                                .toArray()));
            }
        }
        return ratios;
    }

    private double median(Row row, ToDoubleFunction<Measured> figure) {
        return median(rounds.stream()
                .mapToDouble(round -> figure.applyAsDouble(round.get(row)))
                .toArray());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
