package xm.speed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What growth costs, as a table of medians; how many times the first step a step costs is taken within each round first. */
final class GrowthTable {
    private final long events;
    private final Trial usual;
    private final List<Map<Run, Measured>> rounds;

    GrowthTable(long events, Trial usual, List<Map<Run, Measured>> rounds) {
        this.events = events;
        this.usual = usual;
        this.rounds = rounds;
    }

    /** In Markdown, a line for each row: CPU seconds per million events, how many times the first, and memory. */
    String of(Growth growth) {
        List<Trial> steps = growth.steps(usual);
        StringBuilder table = new StringBuilder("| " + growth + ": CPU s per million, times the first, peak MiB |");
        steps.forEach(step -> table.append(' ').append(growth.title(step)).append(" |"));
        table.append("\n|---|").append("---|".repeat(steps.size())).append('\n');
        for (Row row : growth.rows()) {
            table.append("| ").append(row).append(" |");
            Run first = new Run(row, steps.get(0));
            for (Trial step : steps) {
                table.append(said(new Run(row, step), first));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private String said(Run run, Run first) {
        return String.format(
                Locale.ROOT,
                " %.2f, %.2f, %,d |",
                median(round -> round.get(run).cpuSecondsPerMillion(events)),
                median(round -> round.get(run).cpuSeconds() / round.get(first).cpuSeconds()),
                Math.round(median(round -> round.get(run).peakMib())));
    }

    private double median(ToDoubleFunction<Map<Run, Measured>> figure) {
        return Results.median(rounds.stream().mapToDouble(figure).toArray());
    }
}
