package xm.codec;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.EvidenceKind;
import xm.customer.churn.EvidenceWeights;
import xm.customer.churn.EvidenceWeights.Weight;

/** Reads the text of a churn file and collects every mistake in it before it complains. */
final class ChurnFileReader {
    private static final String VERSION = "version";

    /** A hundred years: longer is a slip of the pen. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final String name;
    private final List<String> mistakes = new ArrayList<>();

    ChurnFileReader(String name) {
        this.name = name;
    }

    ChurnFile read(String text) {
        Table table = Table.parse(name, text, "horizon: P90D", mistakes);
        if (table == null) {
            throw new Mistakes(mistakes);
        }
        table.onlyKnows(
                VERSION,
                "fittedAt",
                "until",
                "unit",
                "horizon",
                "threshold",
                "releaseBelow",
                "segments",
                "otherwise",
                "weights");
        ChurnFile file = new ChurnFile(rules(table), time(table, "fittedAt"), time(table, "until"));
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return file;
    }

    private static ChurnRules rules(Table table) {
        String version = table.required(VERSION, "say which rules these are, such as version: 2026-11");
        long horizonMillis = millis(table, "horizon", "P90D");
        double threshold = share(table, "threshold", ChurnRules.THRESHOLD);
        double releaseBelow = share(table, "releaseBelow", Math.max(0, threshold - ChurnRules.HYSTERESIS));
        if (releaseBelow > threshold) {
            table.mistake(
                    table.has("releaseBelow") ? "releaseBelow" : "threshold",
                    "releaseBelow (" + releaseBelow + ") is above threshold (" + threshold
                            + "); a customer at risk is let go below the risk from which on they are at risk");
        }
        ChurnBaseReader bases = new ChurnBaseReader(
                table.has("unit") ? millis(table, "unit", "P7D") / (double) ChurnBase.Buying.UNIT_MILLIS : 1);
        return new ChurnRules(
                version,
                horizonMillis,
                threshold,
                releaseBelow,
                segments(table, bases),
                table.has("otherwise") ? bases.read(table, "otherwise") : ChurnRules.DEFAULT.otherwise(),
                weights(table));
    }

    private static Map<String, ChurnBase> segments(Table table, ChurnBaseReader bases) {
        Table segments =
                table.has("segments") ? table.table("segments", "{gold: " + ChurnBaseReader.EXAMPLE + "}") : null;
        Map<String, ChurnBase> read = new LinkedHashMap<>();
        if (segments != null) {
            segments.keys().forEach(segment -> read.put(segment, bases.read(segments, segment)));
        }
        return read;
    }

    /** A kind that is left out weighs as it ships. */
    private static EvidenceWeights weights(Table table) {
        Table weights = table.has("weights")
                ? table.table("weights", "{version: 2026-11, complaint: {logOdds: 0.9, halfLifeDays: 21}}")
                : null;
        if (weights == null) {
            return EvidenceWeights.DEFAULT;
        }
        weights.onlyKnows(
                Stream.concat(Stream.of(VERSION), EvidenceKind.ALL.stream().map(EvidenceKind::wireName))
                        .toArray(String[]::new));
        Map<EvidenceKind, Weight> byKind = new EnumMap<>(EvidenceKind.class);
        for (EvidenceKind kind : EvidenceKind.ALL) {
            boolean isGiven = weights.has(kind.wireName());
            byKind.put(kind, isGiven ? weight(weights, kind) : EvidenceWeights.DEFAULT.of(kind));
        }
        return EvidenceWeights.of(
                weights.required(VERSION, "it is said with each score, such as version: 2026-11"), byKind);
    }

    private static Weight weight(Table weights, EvidenceKind kind) {
        Weight instead = EvidenceWeights.DEFAULT.of(kind);
        Table weight = weights.table(
                kind.wireName(), "{logOdds: " + instead.logOdds() + ", halfLifeDays: " + instead.halfLifeDays() + "}");
        if (weight == null) {
            return instead;
        }
        weight.onlyKnows("logOdds", "halfLifeDays");
        String expected = kind.sign() > 0
                ? "expected 0 to 10, because it makes leaving likelier"
                : "expected -10 to 0, because it makes leaving less likely";
        return new Weight(
                weight.number("logOdds", it -> it * kind.sign() >= 0 && Math.abs(it) <= 10, expected),
                weight.number("halfLifeDays", it -> it > 0 && it <= 3650, "expected days, above 0 and up to 3650"));
    }

    private static double share(Table table, String key, double fallback) {
        return table.has(key)
                ? table.number(key, it -> it >= 0 && it <= 1, "expected a probability from 0 to 1, such as 0.5")
                : fallback;
    }

    /** A length of time that has to be there. */
    static long millis(Table table, String key, String example) {
        String expected = "expected a length of time up to a hundred years, such as " + key + ": " + example;
        String text = table.required(key, expected);
        try {
            Duration duration = text == null ? Duration.ofDays(1) : Duration.parse(text);
            if (duration.toMillis() > 0 && duration.compareTo(LONGEST) <= 0) {
                return duration.toMillis();
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // no length of time, and so none that fits
        }
        table.mistake(key, key + " is '" + text + "'; " + expected);
        return Duration.ofDays(1).toMillis();
    }

    private static long time(Table table, String key) {
        String text = table.text(key);
        if (text == null) {
            return Rfc3339.NONE;
        }
        long millis = Rfc3339.parse(text);
        if (millis == Rfc3339.NONE) {
            table.mistake(key, key + " is '" + text + "'; expected a time such as 2026-11-21T00:00:00Z");
        }
        return millis;
    }
}
