package xm.promise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import xm.event.Cell;

/**
 * What changes from one book to another, in words: a sentence a change.
 *
 * <p>The order in which promises and exceptions stand says nothing, and so changes nothing.
 */
public final class BookDifference {
    private static final PromiseBook NOTHING = new PromiseBook(0, PromiseBook.ALWAYS, Map.of(), Map.of(), List.of());

    private final PromiseBook before;
    private final PromiseBook after;
    private final List<String> sentences = new ArrayList<>();

    private BookDifference(PromiseBook before, PromiseBook after) {
        this.before = before == null ? NOTHING : before;
        this.after = after;
    }

    /**
     * None where both say the same, whatever their versions.
     *
     * @param before {@code null} where nothing was promised yet
     */
    public static List<String> of(PromiseBook before, PromiseBook after) {
        BookDifference difference = new BookDifference(before, after);
        difference.tellTerms("segment", difference.before.segments(), after.segments(), BookDifference::words);
        difference.tellTerms("touchpoint", difference.before.touchpoints(), after.touchpoints(), BookDifference::words);
        difference.tellPromises();
        return List.copyOf(difference.sentences);
    }

    /**
     * For each change of what is promised somewhere: the cells at which it changes so.
     *
     * @param signals of each cell; what is promised of another does not matter there
     */
    public static Map<String, List<Cell>> atCells(
            PromiseBook before, PromiseBook after, Map<Cell, Set<String>> signals) {
        PromiseBook earlier = before == null ? NOTHING : before;
        Set<String> names = new LinkedHashSet<>();
        earlier.promises().forEach(promise -> names.add(promise.name()));
        after.promises().forEach(promise -> names.add(promise.name()));
        Map<String, List<Cell>> changed = new LinkedHashMap<>();
        for (String name : names) {
            signals.forEach((cell, told) -> {
                List<String> changes = changes(promised(earlier, name, cell, told), promised(after, name, cell, told));
                if (!changes.isEmpty()) {
                    changed.computeIfAbsent(name + ": " + String.join("; ", changes), it -> new ArrayList<>())
                            .add(cell);
                }
            });
        }
        return changed;
    }

    private static List<String> changes(Commitment was, Commitment is) {
        BookDifference difference = new BookDifference(null, NOTHING);
        difference.tellIfOther("", headline(was), headline(is));
        if (was != null && is != null) {
            difference.tellIfOther(
                    "falseAlarmEvery ",
                    Spelling.duration(was.falseAlarmEveryMillis()),
                    Spelling.duration(is.falseAlarmEveryMillis()));
            difference.tellIfOther("owner ", was.owner(), is.owner());
            difference.tellIfOther("runbook ", was.runbook(), is.runbook());
            difference.tellIfOther("escalateAfter ", escalation(was.promise()), escalation(is.promise()));
        }
        return difference.sentences;
    }

    private static String headline(Commitment commitment) {
        return commitment == null
                ? "nothing"
                : commitment.promise().signal() + " "
                        + Wording.bound(commitment.promise().signal(), commitment.bound()) + " ("
                        + commitment.severity().wireName() + ")";
    }

    private static Commitment promised(PromiseBook book, String name, Cell cell, Set<String> signals) {
        Promise promise = book.promise(name);
        return promise == null || !signals.contains(promise.signal())
                ? null
                : Commitments.of(book, promise, cell).orElse(null);
    }

    private <T> void tellTerms(String what, Map<String, T> was, Map<String, T> is, Function<T, String> words) {
        was.forEach((name, terms) -> {
            if (!is.containsKey(name)) {
                sentences.add(what + " " + name + " is no longer listed (was " + words.apply(terms) + ")");
            }
        });
        is.forEach((name, terms) -> {
            if (!was.containsKey(name)) {
                sentences.add(what + " " + name + " is new: " + words.apply(terms));
            } else if (!was.get(name).equals(terms)) {
                sentences.add(
                        what + " " + name + ": " + words.apply(terms) + " instead of " + words.apply(was.get(name)));
            }
        });
    }

    private void tellPromises() {
        for (Promise promise : before.promises()) {
            if (after.promise(promise.name()) == null) {
                sentences.add(promise.name() + " is no longer promised (was " + promise.signal() + " "
                        + Wording.bound(promise.signal(), promise.bound()) + ")");
            }
        }
        for (Promise promise : after.promises()) {
            Promise earlier = before.promise(promise.name());
            if (earlier == null) {
                sentences.add("new promise " + Wording.of(promise));
                promise.except().forEach(it -> sentences.add(promise.name() + ", " + Wording.of(promise, it)));
            } else {
                tell(earlier, promise);
            }
        }
    }

    private void tell(Promise was, Promise is) {
        String name = is.name();
        if (!was.signal().equals(is.signal())) {
            tellIfOther(
                    name + " is about ",
                    was.signal() + " " + Wording.bound(was.signal(), was.bound()),
                    is.signal() + " " + Wording.bound(is.signal(), is.bound()));
        } else if (was.bound() != is.bound()) {
            sentences.add(name + ": " + Wording.bound(is.signal(), is.bound()) + " instead of "
                    + Spelling.number(was.bound()) + ", which is " + strictness(is.signal(), was.bound(), is.bound()));
        }
        tellIfOther(name + " is judged ", Wording.by(was.by()), Wording.by(is.by()));
        if (Wording.instead(was, is).isPresent()) {
            sentences.add(name + ": its open alerts end with that, and what is still broken is told anew when the new"
                    + " cells have proven it");
        }
        tellIfOther(
                name + ": falseAlarmEvery ",
                Spelling.duration(was.falseAlarmEveryMillis()),
                Spelling.duration(is.falseAlarmEveryMillis()));
        tellIfOther(
                name + ": severity ", was.severity().wireName(), is.severity().wireName());
        tellIfOther(name + ": owner ", was.owner(), is.owner());
        tellIfOther(name + ": runbook ", was.runbook(), is.runbook());
        tellIfOther(name + ": escalateAfter ", escalation(was), escalation(is));
        tellVariations(was, is);
    }

    private void tellVariations(Promise was, Promise is) {
        for (Variation variation : was.except()) {
            if (is.except().stream().noneMatch(variation::namesCellsOf)) {
                sentences.add(is.name() + ": no longer an exception for " + Wording.where(variation) + " (was "
                        + Wording.terms(was, variation) + ")");
            }
        }
        for (Variation variation : is.except()) {
            Variation earlier = was.except().stream()
                    .filter(variation::namesCellsOf)
                    .findFirst()
                    .orElse(null);
            if (earlier == null) {
                sentences.add(is.name() + ": new exception for " + Wording.of(is, variation));
            } else if (!earlier.hasTermsOf(variation)) {
                sentences.add(
                        is.name() + ", " + Wording.of(is, variation) + " instead of " + Wording.terms(was, earlier));
            }
        }
    }

    private void tellIfOther(String what, String was, String is) {
        if (!Objects.equals(was, is)) {
            sentences.add(what + Objects.requireNonNullElse(is, "none") + " instead of "
                    + Objects.requireNonNullElse(was, "none"));
        }
    }

    private static String strictness(String signal, double was, double is) {
        boolean isHighBetter =
                PromisedSignal.named(signal).map(PromisedSignal::isHighBetter).orElse(true);
        return is > was == isHighBetter ? "stricter" : "easier";
    }

    private static String escalation(Promise promise) {
        return promise.escalateAfterMillis() == 0 ? "never" : Spelling.duration(promise.escalateAfterMillis());
    }

    private static String words(SegmentTerms terms) {
        return (terms.band() == null ? "no band" : "band " + terms.band()) + ", value "
                + Spelling.number(terms.value());
    }

    private static String words(TouchpointTerms terms) {
        return (terms.stage() == null ? "no stage" : "stage " + terms.stage()) + ", "
                + (terms.origin() == null ? "direct" : terms.origin())
                + (terms.silentAfterMillis() == 0
                        ? ""
                        : ", silent after " + Spelling.duration(terms.silentAfterMillis()));
    }
}
