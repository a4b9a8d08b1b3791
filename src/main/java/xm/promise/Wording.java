package xm.promise;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a book says, in words for a person. */
public final class Wording {
    private Wording() {}

    /** {@code satisfied: csat at least 0.8 by segment and touchpoint; a false alarm every P30D at most; ticket}. */
    public static String of(Promise promise) {
        StringBuilder words = new StringBuilder(promise.name())
                .append(": ")
                .append(promise.signal())
                .append(' ')
                .append(bound(promise.signal(), promise.bound()))
                .append(' ')
                .append(by(promise.by()))
                .append("; at most one false alarm in ")
                .append(Spelling.duration(promise.falseAlarmEveryMillis()))
                .append(" per cell; ")
                .append(promise.severity().wireName());
        if (promise.owner() != null) {
            words.append(" to ").append(promise.owner());
        }
        if (promise.escalateAfterMillis() > 0 && promise.severity() != Severity.PAGE) {
            words.append(", page after ").append(Spelling.duration(promise.escalateAfterMillis()));
        }
        return words.toString();
    }

    /** {@code band high-end: at least 0.88}. */
    public static String of(Promise promise, Variation variation) {
        return where(variation) + ": " + terms(promise, variation);
    }

    /** {@code at least 0.8}, with the unit where it is not plain. */
    public static String bound(String signal, double bound) {
        boolean isHighBetter =
                PromisedSignal.named(signal).map(PromisedSignal::isHighBetter).orElse(true);
        String unit = PromisedSignal.RESOLUTION_TIME.wireName().equals(signal)
                ? " seconds"
                : PromisedSignal.COMPLAINTS.wireName().equals(signal) ? " per 100 customers" : "";
        return (isHighBetter ? "at least " : "at most ") + Spelling.number(bound) + unit;
    }

    /** {@code by segment and touchpoint}. */
    public static String by(List<String> dimensions) {
        int last = dimensions.size() - 1;
        if (last < 0) {
            return "for all customers together";
        }
        return "by "
                + (last == 0
                        ? dimensions.get(0)
                        : String.join(", ", dimensions.subList(0, last)) + " and " + dimensions.get(last));
    }

    /** What became of a promise that is another now under the same name: {@code judged by channel now}; else nothing. */
    public static Optional<String> instead(Promise was, Promise is) {
        if (!was.signal().equals(is.signal())) {
            return Optional.of("promised of " + is.signal() + " now");
        }
        boolean isElsewhere = !Set.copyOf(was.by()).equals(Set.copyOf(is.by()));
        return isElsewhere ? Optional.of("judged " + by(is.by()) + " now") : Optional.empty();
    }

    /** {@code band high-end, touchpoint checkout}. */
    public static String where(Variation variation) {
        return Stream.of(
                        named("band", variation.band()),
                        named("segment", variation.segment()),
                        named("touchpoint", variation.touchpoint()),
                        named("channel", variation.channel()))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
    }

    static String terms(Promise promise, Variation variation) {
        if (variation.isOff()) {
            return "off";
        }
        if (variation.isAsPromised()) {
            return "as promised";
        }
        return Stream.of(
                        variation.bound() == null ? "" : bound(promise.signal(), variation.bound()),
                        variation.falseAlarmEveryMillis() == null
                                ? ""
                                : "a false alarm in " + Spelling.duration(variation.falseAlarmEveryMillis()),
                        variation.severity() == null ? "" : variation.severity().wireName(),
                        named("owner", variation.owner()),
                        named("runbook", variation.runbook()))
                .filter(term -> !term.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** {@code from 2026-11-22T00:00:00Z on}. */
    public static String since(PromiseBook book) {
        return book.effectiveFromMillis() == PromiseBook.ALWAYS
                ? "for all time"
                : "from " + Instant.ofEpochMilli(book.effectiveFromMillis()) + " on";
    }

    private static String named(String what, String name) {
        return name == null ? "" : what + " " + name;
    }
}
