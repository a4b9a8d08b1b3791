package xm.app.trial;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import xm.promise.PromiseBook;

/**
 * One test of promises as a person wrote it.
 *
 * @param books the versions of the book that is tested
 * @param pane length of the windows that are evidence
 * @param events as JSON, a line each
 * @param until time goes on that far, that time included; empty without events
 */
public record Trial(
        String name,
        Path file,
        List<PromiseBook> books,
        Duration pane,
        List<String> events,
        OptionalLong until,
        List<Expectation> expectations) {

    /** What was expected and is not so, a sentence each; none if all is as expected. */
    public List<String> failures(Outcome outcome) {
        return expectations.stream()
                .map(expectation -> expectation.failure(outcome))
                .flatMap(Optional::stream)
                .toList();
    }
}
