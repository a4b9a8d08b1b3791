package xm.app.backtest;

import java.nio.charset.StandardCharsets;
import xm.codec.VerdictWriter;
import xm.promise.Verdict;

/** Verdicts as lines that can be put in order: what they are sorted by stands before the record. */
final class VerdictLine implements CountedLine.Line<Verdict> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] of(Verdict verdict) {
        return new ToldVerdict(
                        verdict.atMillis(),
                        verdict.promise(),
                        verdict.cell().key(),
                        verdict.state(),
                        verdict.sinceMillis(),
                        new String(VerdictWriter.write(verdict), StandardCharsets.UTF_8))
                .line()
                .getBytes(StandardCharsets.UTF_8);
    }
}
