package xm.app.trial;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import xm.codec.Reread;
import xm.codec.VerdictReader;
import xm.promise.Observed;
import xm.promise.Verdict;

/** A verdict as it was written. */
record Said(Verdict verdict) {

    static Said of(String line) {
        Reread<Verdict> told = VerdictReader.read(line.getBytes(StandardCharsets.UTF_8));
        if (!told.isRead()) {
            throw new IllegalStateException(
                    "a verdict was written that cannot be read, " + told.mistake() + ": " + line);
        }
        return new Said(told.value());
    }

    /** Promise and cell. */
    String place() {
        return verdict.promise() + '/' + verdict.cell().key();
    }

    String state() {
        return verdict.state().name();
    }

    long atMillis() {
        return verdict.atMillis();
    }

    /** {@code KEPT since 2026-11-23T10:05:00Z, with evidence of 12 where 43,200 are needed, seen 0.91 in 120 answers}. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%s since %s, with evidence of %,.0f where %,.0f are needed%s",
                state(),
                Instant.ofEpochMilli(verdict.sinceMillis()),
                verdict.evidence(),
                verdict.needed(),
                verdict.observed() == null ? "" : seen(verdict.observed()));
    }

    private String seen(Observed observed) {
        return String.format(
                Locale.ROOT,
                ", seen %.4g in %,d answers, promised %s",
                observed.value(),
                observed.n(),
                verdict.commitment().bound());
    }
}
