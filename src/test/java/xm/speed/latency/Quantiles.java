package xm.speed.latency;

import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Quantiles of all samples there are, none of them estimated: the least sample that so large a share does not exceed. */
final class Quantiles {
    private final long[] sorted;

    private Quantiles(long[] sorted) {
        this.sorted = sorted;
    }

    static Quantiles of(LongStream samples) {
        return new Quantiles(samples.sorted().toArray());
    }

    int count() {
        return sorted.length;
    }

    /**
     * A quantile in thousandths; none where samples are so few that none lies beyond it, and it would be the largest by
     * another name.
     */
    OptionalLong perMille(int thousandths) {
        int beyond = (int) ((long) sorted.length * (1000 - thousandths) / 1000);
        return beyond == 0 ? OptionalLong.empty() : OptionalLong.of(sorted[sorted.length - beyond - 1]);
    }

    OptionalLong largest() {
        return sorted.length == 0 ? OptionalLong.empty() : OptionalLong.of(sorted[sorted.length - 1]);
    }
}
