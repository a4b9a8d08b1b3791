package xm.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;
import xm.app.churn.BuyingFit;
import xm.app.churn.ChurnFit;
import xm.app.churn.HeldBack;
import xm.app.churn.Histories;
import xm.app.churn.SegmentFit;
import xm.codec.ChurnFile;
import xm.codec.Mistakes;

/** Fits what churn risk rests on, segment by segment, and writes it for the job and the backtest. */
@Command(
        name = "fit",
        description = "Fits what the risk of leaving rests on to what was recorded before a time.",
        footer = {
            "",
            "A model of buying is fitted to each segment of 200 customers and more, and one",
            "to all customers, for the other segments. It is refused where maximum",
            "likelihood does not converge or runs to an edge, and where it ranks worse than",
            "the days since the last purchase on time that was held back; then what was",
            "counted is used, and the file says why."
        },
        mixinStandardHelpOptions = true)
public final class ChurnFitCommand implements Callable<Integer> {
    private static final int MOST_NAMED = 10;

    @Mixin
    private HistoryOptions recorded;

    @Option(
            names = "--horizon",
            required = true,
            paramLabel = "DURATION",
            description = "Who does not buy (or cancels) within it has left: P90D.")
    private Duration horizon;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The churn file to write.")
    private Path out;

    @Option(
            names = "--model",
            defaultValue = "mbg-nbd",
            paramLabel = "MODEL",
            description = "Model of buying: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private BuyingFit.Kind model;

    @Option(
            names = "--contractual",
            arity = "1..*",
            paramLabel = "SEGMENT",
            description = "Segments whose customers leave by a cancellation, not by silence.")
    private Set<String> contractual = Set.of();

    @Option(
            names = "--period",
            defaultValue = "P30D",
            paramLabel = "DURATION",
            description = "From one chance to cancel a contract to the next. Default: ${DEFAULT-VALUE}.")
    private Duration period;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        checkDurations();
        Histories histories = recorded.read();
        check(histories);
        ChurnFit fit = ChurnFit.of(
                histories,
                new ChurnFit.Plan(recorded.untilMillis(), horizon.toMillis(), model, contractual, period.toMillis()));
        Instant until = Instant.ofEpochMilli(recorded.untilMillis());
        String version = "fitted-" + until.toString().substring(0, "2026-11-21".length());
        write(new ChurnFile(
                fit.rules(version, horizon.toMillis()), Instant.now().toEpochMilli(), recorded.untilMillis()));
        print(histories, fit, until);
        return ExitCode.DONE;
    }

    private void checkDurations() {
        List<String> mistakes = new ArrayList<>();
        if (horizon.toDays() < 1) {
            mistakes.add("--horizon: " + DurationText.of(horizon)
                    + " is too short to leave in; write a day or more, such as P90D");
        }
        if (period.toDays() < 1) {
            mistakes.add("--period: " + DurationText.of(period)
                    + " is no period of a contract; write a day or more, such as P30D");
        }
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
    }

    private void check(Histories histories) {
        List<String> mistakes = new ArrayList<>();
        Set<String> known = histories.segments();
        contractual.stream()
                .filter(segment -> !known.contains(segment))
                .map(segment -> "--contractual: nobody is in segment '" + segment + "' before --until; there are "
                        + String.join(", ", known))
                .forEach(mistakes::add);
        if (contractual.isEmpty() && !histories.hasPurchaseBefore(recorded.untilMillis())) {
            mistakes.add("--events: there is no purchase before --until, so there is nothing to fit; for customers with"
                    + " contracts name their segments with --contractual");
        }
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
    }

    private void write(ChurnFile file) {
        try {
            Files.writeString(out, file.text());
        } catch (IOException e) {
            throw Mistakes.of("--out: " + out + " cannot be written (" + e + "); name another file");
        }
    }

    private void print(Histories histories, ChurnFit fit, Instant until) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(HistoryOptions.summary(histories));
        if (histories.lastMillis() < recorded.untilMillis() - Duration.ofDays(1).toMillis()) {
            console.println("the events end at " + Instant.ofEpochMilli(histories.lastMillis()) + ", before --until: "
                    + "if more were to come, the silence since then is not one");
        }
        console.printf("fitted to what happened before %s, for a horizon of %s%n%n", until, DurationText.of(horizon));
        List<SegmentFit> fits = new ArrayList<>(fit.segments());
        fits.add(fit.otherwise());
        print(console, fits);
        if (!fit.tooSmall().isEmpty()) {
            console.printf("%njudged as otherwise, because of fewer than 200 customers: %s%n", names(fit.tooSmall()));
        }
        console.printf("%nwritten to %s%n", out);
    }

    private static void print(PrintWriter console, List<SegmentFit> fits) {
        int width = fits.stream().mapToInt(fit -> fit.segment().length()).max().orElse(0);
        int learned =
                fits.stream().mapToInt(fit -> fit.learnedFrom().length()).max().orElse(0);
        String row = "%-" + width + "s  %-11s  %-" + learned + "s  %14s  %s%n";
        console.printf(row, "segment", "model", "learned from", "log-likelihood", "parameters");
        for (SegmentFit fit : fits) {
            console.printf(
                    row,
                    fit.segment(),
                    fit.base().model(),
                    fit.learnedFrom(),
                    Double.isNaN(fit.logLikelihood()) ? "" : String.format(Locale.ROOT, "%.2f", fit.logLikelihood()),
                    fit.parameters().orElse(""));
            fit.refusal().ifPresent(reason -> console.println("  no model: " + reason));
            fit.heldBack()
                    .filter(heldBack -> heldBack.problem().isEmpty())
                    .ifPresent(heldBack -> console.println("  " + sentence(heldBack)));
        }
    }

    private static String sentence(HeldBack heldBack) {
        return String.format(
                Locale.ROOT,
                "on the last %,d days, held back, it ranks with AUC %.3f; the days since the last purchase alone with %.3f; its log-odds are shifted by %.3f",
                heldBack.days(),
                heldBack.auc(),
                heldBack.recencyAuc(),
                heldBack.shift());
    }

    private static String names(Map<String, Integer> segments) {
        String named = segments.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_NAMED)
                .map(segment -> segment.getKey() + " " + segment.getValue())
                .collect(Collectors.joining(", "));
        int more = segments.size() - MOST_NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
