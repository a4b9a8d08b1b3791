package xm.promise;

import java.util.ArrayList;
import java.util.List;
import xm.event.Cell;

/** Where each number comes from that holds for a promise at a cell, in words: a sentence a number. */
public final class Provenance {
    private Provenance() {}

    public static List<String> of(PromiseBook book, Promise promise, Cell cell) {
        Variation winner = Commitments.winner(book, promise, cell).orElse(null);
        List<String> sentences = new ArrayList<>();
        if (winner != null && winner.isOff()) {
            sentences.add("off, by " + source(promise, winner));
            return sentences;
        }
        String own = source(promise);
        String varied = winner == null ? own : source(promise, winner);
        Commitment commitment = Commitments.terms(book, promise, cell).orElseThrow();
        sentences.add(Wording.bound(promise.signal(), commitment.bound()) + " from "
                + (winner != null && winner.bound() != null ? varied : own));
        sentences.add("falseAlarmEvery " + Spelling.duration(commitment.falseAlarmEveryMillis()) + " from "
                + (winner != null && winner.falseAlarmEveryMillis() != null ? varied : own));
        sentences.add("severity " + commitment.severity().wireName() + " from "
                + (winner != null && winner.severity() != null ? varied : own));
        if (commitment.owner() != null) {
            sentences.add("owner " + commitment.owner() + " from "
                    + (winner != null && winner.owner() != null ? varied : own));
        }
        if (commitment.runbook() != null) {
            sentences.add("runbook " + commitment.runbook() + " from "
                    + (winner != null && winner.runbook() != null ? varied : own));
        }
        sentences.add("escalateAfter "
                + (promise.escalateAfterMillis() == 0 ? "never" : Spelling.duration(promise.escalateAfterMillis()))
                + " from " + own);
        SegmentTerms segment = book.segments().get(cell.segment());
        if (segment != null) {
            sentences.add("a customer is worth " + Spelling.number(segment.value()) + " a year"
                    + (segment.band() == null ? "" : ", band " + segment.band()) + ", from segments: "
                    + cell.segment());
        }
        return sentences;
    }

    private static String source(Promise promise) {
        return "the promise" + at(promise.line());
    }

    private static String source(Promise promise, Variation variation) {
        int number = promise.except().indexOf(variation) + 1;
        String which = variation.line() > 0
                ? at(variation.line())
                : " " + number + " of " + promise.except().size();
        return "the except" + which + ": " + Wording.where(variation);
    }

    private static String at(int line) {
        return line > 0 ? " at line " + line : "";
    }
}
