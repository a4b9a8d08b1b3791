package xm.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;
import xm.app.churn.ChurnEvaluation;
import xm.app.churn.Evaluation;
import xm.app.churn.Histories;
import xm.app.churn.Measured;
import xm.codec.ChurnFile;
import xm.codec.Mistakes;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;

/** Scores customers at a time and tells how well their risks came true in the horizon after it. */
@Command(
        name = "evaluate",
        description = "Tells how well churn risks, as of a time, came true in the horizon after it.",
        footer = {
            "",
            "Customers are scored from what happened before --until, by the scorer of the",
            "job; lost is who bought nothing (with a contract: who cancelled) within the",
            "horizon from then on. In brackets are 95 %% intervals by bootstrap. Evidence",
            "such as complaints is not part of it. Exits with 1 if --at-least-auc is asked",
            "for and not reached."
        },
        mixinStandardHelpOptions = true)
public final class ChurnEvaluateCommand implements Callable<Integer> {
    private static final int MOST_DRAWS = 100_000;

    @Mixin
    private HistoryOptions recorded;

    @Option(
            names = "--churn",
            required = true,
            paramLabel = "FILE",
            description = "The churn file, as written by xm churn fit.")
    private Path churn;

    @Option(
            names = "--horizon",
            paramLabel = "DURATION",
            description = "Another horizon than that of the churn file: P90D.")
    private Duration horizon;

    @Option(
            names = "--at-least-auc",
            paramLabel = "SHARE",
            description = "Exit with 1 if the AUC of all customers is lower: 0.7.")
    private Double atLeastAuc;

    @Option(
            names = "--draws",
            defaultValue = "500",
            paramLabel = "N",
            description = "Draws of the bootstrap. Default: ${DEFAULT-VALUE}.")
    private int draws;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (draws < 1 || draws > MOST_DRAWS) {
            throw Mistakes.of("--draws: " + draws + " is not a number of draws; write 1 to " + MOST_DRAWS);
        }
        if (atLeastAuc != null && !(atLeastAuc >= 0 && atLeastAuc <= 1)) {
            throw Mistakes.of("--at-least-auc: " + atLeastAuc + " is no share; write 0.5 (chance) to 1");
        }
        ChurnFile file = ChurnFile.load(churn);
        ChurnRules rules = rules(file.rules());
        Histories histories = recorded.read();
        long atMillis = recorded.untilMillis();
        if (histories.lastMillis() < atMillis) {
            throw Mistakes.of("--until: the events end at " + Instant.ofEpochMilli(histories.lastMillis())
                    + ", so nothing is known of what happened after; name an earlier time");
        }
        PrintWriter console = spec.commandLine().getOut();
        console.println(HistoryOptions.summary(histories));
        console.printf(
                "scored at %s: risk of no purchase (contracts: of a cancellation) within %s%n",
                Instant.ofEpochMilli(atMillis), DurationText.of(Duration.ofMillis(rules.horizonMillis())));
        warn(console, histories, file, rules);
        List<ChurnEvaluation> evaluations = ChurnEvaluation.of(histories, rules, atMillis, draws);
        if (evaluations.isEmpty()) {
            throw Mistakes.of("--until: every customer had cancelled before; name an earlier time");
        }
        evaluations.forEach(evaluation -> print(console, evaluation));
        return verdict(console, evaluations.get(0).evaluation());
    }

    private ChurnRules rules(ChurnRules rules) {
        if (horizon == null || horizon.toMillis() == rules.horizonMillis()) {
            return rules;
        }
        if (horizon.isZero()) {
            throw Mistakes.of("--horizon: " + horizon + " is too short to leave in; write P90D, or leave it out");
        }
        boolean isForOneHorizon = rules.segments().values().stream().anyMatch(ChurnEvaluateCommand::isForOneHorizon)
                || isForOneHorizon(rules.otherwise());
        if (isForOneHorizon) {
            throw Mistakes.of("--horizon: " + churn + " has a table or a prior that was made for "
                    + DurationText.of(Duration.ofMillis(rules.horizonMillis()))
                    + "; leave the option out, or fit again");
        }
        return new ChurnRules(
                rules.version(),
                horizon.toMillis(),
                rules.threshold(),
                rules.releaseBelow(),
                rules.segments(),
                rules.otherwise(),
                rules.weights());
    }

    private static boolean isForOneHorizon(ChurnBase base) {
        return base instanceof ChurnBase.Fallback || base instanceof ChurnBase.Prior;
    }

    /** What makes the numbers say less than they seem to. */
    private void warn(PrintWriter console, Histories histories, ChurnFile file, ChurnRules rules) {
        long end = recorded.untilMillis() + rules.horizonMillis();
        if (histories.lastMillis() < end - Duration.ofDays(1).toMillis()) {
            console.printf(
                    "the events end at %s, the horizon only at %s: who buys later counts as lost; fit for P%dD and"
                            + " evaluate again, or name an earlier time%n",
                    Instant.ofEpochMilli(histories.lastMillis()),
                    Instant.ofEpochMilli(end),
                    Math.max(
                            1,
                            Duration.ofMillis(histories.lastMillis() - recorded.untilMillis())
                                    .toDays()));
        }
        if (file.untilMillis() > recorded.untilMillis()) {
            console.printf(
                    "%s was fitted to what happened up to %s, so it has seen some of what it is asked here%n",
                    churn, Instant.ofEpochMilli(file.untilMillis()));
        }
    }

    private static void print(PrintWriter console, ChurnEvaluation group) {
        Evaluation of = group.evaluation();
        console.printf(
                Locale.ROOT,
                "%n%s (%s): %,d, of whom %.1f %% were lost; %.1f %% was predicted%n",
                group.group(),
                String.join(", ", group.models()),
                of.customers(),
                100 * of.baseRate(),
                100 * of.meanPredicted());
        row(console, "AUC", of.auc());
        row(console, "AUC of silence alone", of.recencyAuc());
        row(console, "Brier", of.brier());
        row(console, "log-loss", of.logLoss());
        row(console, "ECE", of.calibrationError());
        row(console, "calibration intercept", of.intercept());
        row(console, "calibration slope", of.slope());
        row(console, "calibration in the large", of.inTheLarge());
        row(console, "lift in the top 10 %", of.lift());
        if (of.aucGain().interval().high() < 0) {
            console.printf(
                    Locale.ROOT,
                    "  it ranks worse than the days since the last purchase alone, by %.3f (%.3f to %.3f)%n",
                    -of.aucGain().value(),
                    -of.aucGain().interval().high(),
                    -of.aucGain().interval().low());
        }
    }

    private static void row(PrintWriter console, String what, Measured measured) {
        if (measured.isDefined()) {
            console.printf(
                    Locale.ROOT,
                    "  %-25s %7.3f  (%.3f to %.3f)%n",
                    what,
                    measured.value(),
                    measured.interval().low(),
                    measured.interval().high());
        } else {
            console.printf("  %-25s %7s  (all did the same, or all have the same risk)%n", what, "-");
        }
    }

    private int verdict(PrintWriter console, Evaluation all) {
        if (atLeastAuc == null || all.auc().value() >= atLeastAuc) {
            return ExitCode.DONE;
        }
        console.printf(
                Locale.ROOT,
                "%nthe AUC of %.4f is less than the %s that was asked for%n",
                all.auc().value(),
                atLeastAuc);
        return ExitCode.FOUND;
    }
}
