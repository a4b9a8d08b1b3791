package xm.speed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What growth costs, as a table of medians; how many times the first step a step costs is taken within each round first. */
final class GrowthTable {
    private final Trial usual;
    private final List<Map<Run, Measured>> rounds;

    GrowthTable(Trial usual, List<Map<Run, Measured>> rounds) {
        this.usual = usual;
        this.rounds = rounds;
    }

    /** In Markdown, a line for each row: CPU seconds per million events, how many times the first, and memory. */
    String of(Growth growth) {
        List<Trial> steps = steps(growth);
        StringBuilder table = new StringBuilder("| " + growth + ": CPU s per million, times the first, peak MiB |");
        steps.forEach(step -> table.append(' ').append(growth.title(step)).append(" |"));
        table.append("\n|---|").append("---|".repeat(steps.size())).append('\n');
        for (Row row : rows(growth)) {
            table.append("| ").append(row).append(" |");
            for (Trial step : steps) {
                table.append(said(growth, new Run(row, step)));
            }
            table.append('\n');
        }
        return table.toString();
    }

    List<Trial> steps(Growth growth) {
        return growth.steps(usual);
    }

    /** Of those that are asked of a growth, the ones that were measured. */
    List<Row> rows(Growth growth) {
        Trial first = steps(growth).get(0);
        return growth.rows().stream()
                .filter(row -> rounds.get(0).containsKey(new Run(row, first)))
                .toList();
    }

    /** CPU an event of a run, beside that of its row at the first step. */
    double timesFirst(Growth growth, Run run) {
        Run first = new Run(run.row(), steps(growth).get(0));
        return median(round -> cpuSecondsPerMillion(round, run) / cpuSecondsPerMillion(round, first));
    }

    private String said(Growth growth, Run run) {
        return String.format(
                Locale.ROOT,
                " %.2f, %.2f, %,d |",
                median(round -> cpuSecondsPerMillion(round, run)),
                timesFirst(growth, run),
                Math.round(median(round -> round.get(run).peakMib())));
    }

    private static double cpuSecondsPerMillion(Map<Run, Measured> round, Run run) {
        return round.get(run).cpuSecondsPerMillion(run.trial().topic().events());
    }

    private double median(ToDoubleFunction<Map<Run, Measured>> figure) {
        return Results.median(rounds.stream().mapToDouble(figure).toArray());
    }
}
