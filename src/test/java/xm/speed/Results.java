package xm.speed;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Rounds of measurements as a table of medians; ratios are taken within each round first. */
final class Results {
    private final long events;
    private final List<Map<Row, Measured>> rounds;

    Results(long events, List<Map<Row, Measured>> rounds) {
        this.events = events;
        this.rounds = rounds;
    }

    /**
     * A table in Markdown: rates, CPU, memory; what a row costs beside the whole job, and beside the job that was cut down to
     * what others do.
     */
    String table() {
        StringBuilder table = new StringBuilder("""
                | row | what reads the topic to its end | events/s | CPU s per million | times `signals` | times `cut` | peak MiB |
                |---|---|---|---|---|---|---|
                """);
        Map<Row, String> ofSignals = ratios(Row.SIGNALS);
        Map<Row, String> ofCut = ratios(Row.CUT);
        for (Row row : rows()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %,d | %.2f | %s | %s | %,d |%n",
                    row,
                    row.title(),
                    Math.round(median(row, it -> it.eventsPerSecond(events)) / 1000) * 1000,
                    cpuSecondsPerMillion(row),
                    ofSignals.getOrDefault(row, ""),
                    ofCut.getOrDefault(row, ""),
                    Math.round(median(row, Measured::peakMib))));
        }
        return table.toString();
    }

    Set<Row> rows() {
        return rounds.get(0).keySet();
    }

    double cpuSecondsPerMillion(Row row) {
        return median(row, it -> it.cpuSecondsPerMillion(events));
    }

    /** CPU of each row, how many times that of one of them; none where that one was not run. */
    private Map<Row, String> ratios(Row base) {
        Map<Row, String> ratios = new EnumMap<>(Row.class);
        if (rounds.get(0).containsKey(base)) {
            for (Row row : rows()) {
                double[] each = rounds.stream()
                        .mapToDouble(round ->
                                round.get(row).cpuSeconds() / round.get(base).cpuSeconds())
                        .toArray();
                ratios.put(row, String.format(Locale.ROOT, "%.2f", median(each)));
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
