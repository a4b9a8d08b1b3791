package xm.app.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import xm.event.Cell;
import xm.promise.Commitments;
import xm.promise.Dimension;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.Provenance;

/** Why there is nothing to explain: the cell was not seen, or the promise is not judged there; with what is nearest. */
public final class Nowhere {
    private static final int MOST = 5;

    private Nowhere() {}

    /** A sentence, empty if there is something to explain. */
    public static Optional<String> sentence(Question question, Gathered gathered) {
        Instant at = Instant.ofEpochMilli(question.atMillis());
        PromiseBook book = gathered.books().at(question.atMillis());
        if (book == null) {
            return Optional.of("Nothing was promised at " + at + ": "
                    + gathered.books().books().stream()
                            .map(version -> "version " + version.version() + " is in force from "
                                    + Instant.ofEpochMilli(version.effectiveFromMillis()) + " on")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        Promise promise = book.promise(question.promise());
        if (promise == null) {
            return Optional.of("Version " + book.version() + ", in force at " + at + ", does not promise "
                    + question.promise() + "; it promises "
                    + book.promises().stream().map(Promise::name).collect(Collectors.joining(", ")) + ".");
        }
        if (question.cell().segment().equals(Cell.PROBE)) {
            return Optional.of("Nothing is promised to independent observers.");
        }
        if (!Commitments.isJudgedOn(promise, question.cell())) {
            return Optional.of(
                    promise.name() + " is not judged at " + question.cell().key() + " but by "
                            + (promise.by().isEmpty() ? "all customers together" : String.join(" and ", promise.by()))
                            + nearest(question, gathered, book, promise));
        }
        if (Commitments.of(book, promise, question.cell()).isEmpty()) {
            return Optional.of(promise.name() + " at " + question.cell().key() + " is "
                    + String.join(", ", Provenance.of(book, promise, question.cell()))
                    + nearest(question, gathered, book, promise));
        }
        if (!gathered.isSeenBy(question.atMillis())) {
            return Optional.of("Nothing was told of " + question.cell().key() + " up to " + at
                    + nearest(question, gathered, book, promise));
        }
        return Optional.empty();
    }

    /** Cells that were seen and at which the promise is judged, those that have most in common first. */
    private static String nearest(Question question, Gathered gathered, PromiseBook book, Promise promise) {
        List<Cell> judged = new ArrayList<>();
        for (String key : gathered.cells()) {
            Cell cell = Cell.ofKey(key);
            if (!cell.equals(question.cell())
                    && Commitments.of(book, promise, cell).isPresent()) {
                judged.add(cell);
            }
        }
        judged.sort(Comparator.comparingInt((Cell cell) -> -inCommon(cell, question.cell()))
                .thenComparing(Cell::key));
        return judged.isEmpty()
                ? "; no cell was seen at which it is."
                : "; the nearest at which it is: "
                        + judged.stream().limit(MOST).map(Cell::key).collect(Collectors.joining(", ")) + ".";
    }

    private static int inCommon(Cell one, Cell other) {
        int common = 0;
        for (Dimension dimension : Dimension.values()) {
            common += dimension.of(one).equals(dimension.of(other)) ? 1 : 0;
        }
        return common;
    }
}
