package xm.io.clock;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** A clock that ticks for ever: what time it is, again and again. */
public final class ClockSource {
    private ClockSource() {}

    public static Source<Long, ?, ?> every(Duration pause) {
        long millis = pause.toMillis();
        return new DataGeneratorSource<>(
                tick -> System.currentTimeMillis(), Long.MAX_VALUE, readers -> new Pause(millis), Types.LONG);
    }

    /** One tick after each pause; nobody waits in a thread for it. */
    private static final class Pause implements RateLimiter<NumberSequenceSplit> {
        private final Executor afterwards;

        Pause(long millis) {
            afterwards = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public CompletionStage<Void> acquire(int ticks) {
            return CompletableFuture.runAsync(() -> {}, afterwards);
        }
    }
}
