package xm.app.trial;

import java.util.Optional;

/** Something that a test of promises expects of what is said. */
interface Expectation {
    /** What is so instead, in a sentence with the line of the test; empty if it is as expected. */
    Optional<String> failure(Outcome outcome);
}
