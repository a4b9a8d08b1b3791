package xm.app.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import xm.app.backtest.AlertLife;
import xm.promise.Commitment;
import xm.promise.PromiseBook;
import xm.promise.Provenance;
import xm.promise.Verdict;

/**
 * Why a promise at a cell stood as it did.
 *
 * @param book the version that was in force
 * @param commitment what it promises there
 * @param windowMillis length of the windows that are evidence
 * @param steps all of them, up to the time asked for
 * @param verdict at that time, {@code null} if there was nothing to say yet
 * @param alert that covered the cell then, {@code null} for none
 * @param isAlertKnown whether it is known what fired
 * @param endMillis of the recording, if it ended before the time asked for
 */
public record Explanation(
        Question question,
        PromiseBook book,
        PromiseBook next,
        Commitment commitment,
        long windowMillis,
        List<Step> steps,
        Verdict verdict,
        AlertLife alert,
        boolean isAlertKnown,
        OptionalLong endMillis) {

    /** Answers, where the cell was seen and the promise is judged there; see {@link Nowhere} for where not. */
    public static Explanation of(Question question, Gathered gathered) {
        CellReplay replay = new CellReplay(
                gathered.books(),
                question.promise(),
                question.cell(),
                // said at every window, so that each can be shown with what it changed
                gathered.settings().sayingEvery(0));
        gathered.reports().forEach(replay::see);
        if (gathered.isRecording()) {
            replay.end(gathered.recording().untilMillis().getAsLong());
        } else {
            replay.look(question.atMillis());
        }
        Verdict verdict = replay.saidBy(question.atMillis());
        PromiseBook now = gathered.books().at(question.atMillis());
        // what was said last may be by the version before
        PromiseBook by = verdict == null
                ? now
                : gathered.books().version(verdict.commitment().version());
        Commitment commitment =
                verdict == null ? replay.commitment(question.atMillis()).orElseThrow() : verdict.commitment();
        long windowMillis = gathered.evidenceMillis(commitment.promise());
        Optional<AlertLife> alert =
                gathered.alerts() == null ? Optional.empty() : new CoveringAlert(question).among(gathered.alerts());
        return new Explanation(
                question,
                by,
                by.version() == now.version() ? null : now,
                commitment,
                windowMillis,
                Steps.of(question, gathered.reports(), windowMillis, replay),
                verdict,
                alert.orElse(null),
                gathered.alerts() != null,
                gathered.endBefore(question.atMillis()));
    }

    /** Where each number of the promise comes from. */
    List<String> provenance() {
        return Provenance.of(book, commitment.promise(), question.cell());
    }

    /** The last windows that held answers. */
    List<Step> lastSteps(int most) {
        return steps.subList(Math.max(0, steps.size() - most), steps.size());
    }
}
