package xm.app.command.promises;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import xm.event.Cell;
import xm.promise.Commitments;
import xm.promise.Dimension;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.Variation;
import xm.promise.watch.Provability;
import xm.promise.watch.WatchSettings;
import xm.signal.WindowLadder;

/** What the volume of today means for a book: what could never be proven, and how soon the rest could. */
final class VolumeReport {
    private static final int MOST_NAMED = 6;
    /** As the job tells windows unless it is told otherwise. */
    private static final WatchSettings USUAL = WatchSettings.live(WindowLadder.LIVE.lengthsMillis());

    private final PromiseBook book;
    private final Map<Cell, Map<String, Double>> perDay;
    private final List<Cell> cells;
    private final Map<Dimension, Set<String>> names = new EnumMap<>(Dimension.class);

    VolumeReport(PromiseBook book, Volumes volumes) {
        this.book = book;
        this.perDay = volumes.perDay();
        this.cells = List.copyOf(volumes.cells());
        for (Dimension dimension : Dimension.values()) {
            names.put(dimension, cells.stream().map(dimension::of).collect(Collectors.toSet()));
        }
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        book.promises().forEach(promise -> addSentences(promise, sentences));
        return sentences;
    }

    private void addSentences(Promise promise, List<String> sentences) {
        Map<Cell, Provability> proofs = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Commitments.of(book, promise, cell)
                    .ifPresent(it -> proofs.put(
                            cell, Provability.of(it, USUAL, perDay.get(cell).getOrDefault(promise.signal(), 0.0))));
        }
        List<Cell> without = cells(proofs, proof -> proof.answersPerDay() == 0);
        List<Cell> never = cells(proofs, proof -> !proof.isProvable() && proof.answersPerDay() > 0);
        List<Cell> provable = cells(proofs, Provability::isProvable);
        if (proofs.isEmpty()) {
            sentences.add(
                    promise.name() + ": no cell was seen at which it is judged, so that it could never be proven");
        } else if (provable.isEmpty() && never.isEmpty()) {
            sentences.add(promise.name() + ": there was no " + promise.signal()
                    + " anywhere, so that it could never be proven");
        } else if (!without.isEmpty()) {
            sentences.add(promise.name() + ": could never be proven for lack of " + promise.signal() + " at "
                    + named(without));
        }
        never.forEach(cell -> sentences.add(
                promise.name() + " at " + cell.key() + ": " + proofs.get(cell).sentence()));
        provable.stream()
                .max(Comparator.comparingDouble(cell -> proofs.get(cell).doubledDays()))
                .ifPresent(cell -> sentences.add(promise.name() + ", provable at " + count(provable) + "; slowest at "
                        + cell.key() + ": " + proofs.get(cell).sentence()));
        addUnseen(promise, sentences);
    }

    /** Exceptions for what no data has brought. */
    private void addUnseen(Promise promise, List<String> sentences) {
        Set<String> unseen = new LinkedHashSet<>();
        for (Variation variation : promise.except()) {
            addUnseen(Dimension.SEGMENT, variation.segment(), unseen);
            addUnseen(Dimension.TOUCHPOINT, variation.touchpoint(), unseen);
            addUnseen(Dimension.CHANNEL, variation.channel(), unseen);
        }
        if (!unseen.isEmpty()) {
            sentences.add(promise.name() + ": has an exception for " + String.join(", ", unseen)
                    + ", of which nothing was seen");
        }
    }

    private void addUnseen(Dimension dimension, String name, Set<String> unseen) {
        if (name != null && !names.get(dimension).contains(name)) {
            unseen.add(dimension.wireName() + " " + name);
        }
    }

    private static List<Cell> cells(Map<Cell, Provability> proofs, Predicate<Provability> which) {
        return proofs.entrySet().stream()
                .filter(proof -> which.test(proof.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@code gold/checkout/*, gold/search/* and 12 more}. */
    static String named(List<Cell> cells) {
        String first = cells.stream().limit(MOST_NAMED).map(Cell::key).collect(Collectors.joining(", "));
        int more = cells.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String count(List<Cell> cells) {
        return cells.size() + (cells.size() == 1 ? " cell" : " cells");
    }
}
