package xm.app.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import xm.app.backtest.AlertLife;
import xm.app.backtest.Closest;
import xm.app.backtest.Comparison;
import xm.app.backtest.PromiseResult;
import xm.promise.Verdict;

/** Two books over the same events, in words. */
final class ComparisonWords {
    private static final long MINUTE = 60_000;

    private final Comparison comparison;
    private final String first;
    private final String other;
    private final Map<AlertLife, Closest> closest;

    /** @param closest how near the other book came to what it missed */
    ComparisonWords(Comparison comparison, String first, String other, Map<AlertLife, Closest> closest) {
        this.comparison = comparison;
        this.first = first;
        this.other = other;
        this.closest = closest;
    }

    /** @param most so many alerts of each list are told */
    List<String> lines(int most) {
        List<String> lines = new ArrayList<>();
        lines.add("# What would have fired under " + first + " (A) and under " + other + " (B)");
        lines.add("");
        lines.add(headline());
        lines.add("");
        List<String> late = new ArrayList<>();
        onlyFrom(comparison.first(), "A").ifPresent(late::add);
        onlyFrom(comparison.other(), "B").ifPresent(late::add);
        if (!late.isEmpty()) {
            lines.addAll(late);
            lines.add("");
        }
        lines.add("| promise | minutes broken under A | under B |");
        lines.add("|---|---:|---:|");
        for (String promise : promises()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s |",
                    promise,
                    minutes(comparison.first(), promise),
                    minutes(comparison.other(), promise)));
        }
        section(lines, "Under both", comparison.both(), this::pair, most);
        section(lines, "Only under A, missed under B", comparison.onlyFirst(), alert -> missed(alert, "B"), most);
        section(lines, "Only under B, missed under A", comparison.onlyOther(), alert -> missed(alert, "A"), most);
        return lines;
    }

    private String headline() {
        return String.format(
                Locale.ROOT,
                "A fires %s, B %s; %,d are the same. A misses %,d of B's, B misses %,d of A's. Pages a day: %s under A, %s"
                        + " under B.",
                count(comparison.first()),
                count(comparison.other()),
                comparison.both().size(),
                comparison.onlyOther().size(),
                comparison.onlyFirst().size(),
                perDay(comparison.first()),
                perDay(comparison.other()));
    }

    /** That a book is not in force over all of the recording. */
    private static Optional<String> onlyFrom(PromiseResult result, String name) {
        long from = result.plan().fromMillis();
        if (from <= result.span().fromMillis()) {
            return Optional.empty();
        }
        return Optional.of(name + " is in force only from " + Instant.ofEpochMilli(from)
                + (from > result.span().toMillis()
                        ? ", when the recording is over: nothing is judged under it. Name an earlier effectiveFrom, or"
                                + " leave it out."
                        : " on: nothing is judged under it before."));
    }

    private static String count(PromiseResult result) {
        int alerts = result.alerts().size();
        return alerts == 1 ? "1 alert" : String.format(Locale.ROOT, "%,d alerts", alerts);
    }

    private static String perDay(PromiseResult result) {
        return String.format(Locale.ROOT, "%.2f", result.pagesPerDay());
    }

    private Set<String> promises() {
        Set<String> promises =
                new TreeSet<>(comparison.first().verdicts().brokenMillis().keySet());
        promises.addAll(comparison.other().verdicts().brokenMillis().keySet());
        return promises;
    }

    private static String minutes(PromiseResult result, String promise) {
        Long broken = result.verdicts().brokenMillis().get(promise);
        return broken == null ? "not judged" : String.format(Locale.ROOT, "%,d", broken / MINUTE);
    }

    private static <T> void section(List<String> lines, String title, List<T> all, Function<T, String> line, int most) {
        lines.add("");
        lines.add("## " + title + ": " + (all.isEmpty() ? "none" : String.valueOf(all.size())));
        if (!all.isEmpty()) {
            lines.add("");
        }
        all.stream().limit(most).forEach(one -> lines.add("- " + line.apply(one)));
        if (all.size() > most) {
            lines.add("- and " + (all.size() - most) + " more");
        }
    }

    private String pair(Comparison.Pair pair) {
        long later = pair.otherLaterMillis() / MINUTE;
        String when = later == 0
                ? "B at the same minute"
                : "B " + Math.abs(later) + " min " + (later > 0 ? "later" : "earlier");
        String how = pair.first().loudest() == pair.other().loudest()
                ? ""
                : ", as a " + pair.other().loudest().wireName();
        return FiredAlerts.line(pair.first()) + "; " + when + how;
    }

    private String notYet(AlertLife alert, String by) {
        long from = (by.equals("A") ? comparison.first() : comparison.other())
                .plan()
                .fromMillis();
        return from > alert.first().detectedAtMillis() ? ", in force only from " + Instant.ofEpochMilli(from) : "";
    }

    private String missed(AlertLife alert, String by) {
        Closest near = closest.get(alert);
        String why =
                near == null ? "nothing is judged there under " + by + notYet(alert, by) : under(by, near.verdict());
        return FiredAlerts.line(alert) + "; " + why;
    }

    private static String under(String by, Verdict near) {
        return String.format(
                Locale.ROOT,
                "under %s %s at %s with evidence %,.0f of %,.0f at most",
                by,
                near.state(),
                near.cell().key(),
                near.evidence(),
                near.needed());
    }
}
