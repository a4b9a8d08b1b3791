package xm.app.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import xm.promise.Observed;
import xm.promise.Spelling;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.promise.Wording;

/** An explanation in words. */
public final class ExplanationWords {
    static final int STEPS = 12;

    private final Explanation it;

    public ExplanationWords(Explanation explanation) {
        it = explanation;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        Verdict verdict = it.verdict();
        lines.add(it.question().promise() + " at " + it.question().cell().key() + ", "
                + time(it.question().atMillis())
                + ": "
                + (verdict == null
                        ? "nothing to say yet"
                        : verdict.state() + " since " + time(verdict.sinceMillis())
                                + (verdict.isBlind() && verdict.state() != VerdictState.BLIND ? ", and blind" : "")));
        it.endMillis()
                .ifPresent(end -> lines.add("The recording ends at " + time(end)
                        + ": this is how it stood then, and what came after is not known."));
        lines.add(new Why(it).sentence());
        lines.add("");
        lines.add("Promised by version " + it.book().version() + ", in force " + Wording.since(it.book()) + ":");
        it.provenance().forEach(sentence -> lines.add("  " + sentence));
        if (it.next() != null) {
            lines.add("Version " + it.next().version() + " is in force since "
                    + time(it.next().effectiveFromMillis()) + "; no window that it judges had been told by then.");
        }
        lines.add("");
        lines.addAll(inputs());
        if (verdict != null) {
            lines.add("");
            lines.addAll(judgement(verdict));
        }
        return lines;
    }

    private List<String> inputs() {
        List<String> lines = new ArrayList<>();
        List<Step> steps = it.lastSteps(STEPS);
        String signal = it.commitment().promise().signal();
        if (steps.isEmpty()) {
            lines.add("No window of " + Duration.ofMillis(it.windowMillis()) + " held any " + signal + ".");
            return lines;
        }
        Step last = steps.get(steps.size() - 1);
        boolean isThen = last.endMillis() > it.question().atMillis() - it.windowMillis();
        lines.add((isThen ? "That window" : "The last window with answers")
                + ", " + time(last.startMillis()) + " to " + time(last.endMillis()) + ": "
                + answers(last) + ".");
        lines.add(String.format(
                Locale.ROOT,
                "  %-22s %8s %8s %8s %9s %12s  %s",
                "until",
                "answers",
                "good",
                "bad",
                signal(signal),
                "evidence",
                "state"));
        for (Step step : steps) {
            lines.add(String.format(
                            Locale.ROOT,
                            "  %-22s %8s %8s %8s %9s %12s  %s",
                            time(step.endMillis()),
                            number(step.n()),
                            number(step.good()),
                            number(step.bad()),
                            String.format(Locale.ROOT, "%.4g", step.value()),
                            step.verdict() == null
                                    ? ""
                                    : String.format(
                                            Locale.ROOT, "%,.0f", step.verdict().evidence()),
                            step.verdict() == null ? "" : step.verdict().state())
                    .stripTrailing());
        }
        return lines;
    }

    private List<String> judgement(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Evidence %,.0f of the %,.0f that are needed: so many windows of %s make %s, in which one false alarm is"
                        + " allowed.",
                verdict.evidence(),
                verdict.needed(),
                Duration.ofMillis(it.windowMillis()),
                Spelling.duration(verdict.commitment().falseAlarmEveryMillis())));
        Observed observed = verdict.observed();
        if (observed != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Seen in %s: %.4g in %,d answers, between %.4g and %.4g whenever one looks; promised %s.",
                    Duration.ofMillis(observed.windowMillis()),
                    observed.value(),
                    observed.n(),
                    observed.low(),
                    observed.high(),
                    Wording.bound(
                            verdict.commitment().promise().signal(),
                            verdict.commitment().bound())));
        }
        lines.add("What holds the state: " + verdict.gate() + ".");
        return lines;
    }

    private static String answers(Step step) {
        return number(step.n()) + (step.n() == 1 ? " answer, " : " answers, ") + number(step.good()) + " good and "
                + number(step.bad()) + " bad";
    }

    private static String signal(String name) {
        return name.length() > 9 ? "value" : name;
    }

    /** Answers that are numbers are good and bad in part. */
    private static String number(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%,.1f", number);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
