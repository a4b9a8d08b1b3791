package xm.flow;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;
import xm.promise.CellReport;

/** The event time of what a running promise watch reads. */
public final class ReportTime {
    private ReportTime() {}

    /**
     * Windows are told when they end; corrections of earlier ones are not late.
     *
     * @param idle after which silence a partition does not hold back the others; nor does one in which windows are only
     *     corrected for so long and a pane
     * @param paneMillis length of the finest window
     * @param gather the windows of one end come together: when none was told for the first time for so long there are no
     *     more of them; shorter than {@code idle}
     */
    public static WatermarkStrategy<CellReport> live(Duration idle, long paneMillis, Duration gather) {
        return WatermarkStrategy.<CellReport>forGenerator(context ->
                        new Ends(context.getInputActivityClock(), idle.toMillis() + paneMillis, gather.toMillis()))
                .withIdleness(idle);
    }

    /** Promise books, exceptions and ticks hold up no event time. */
    public static <T> WatermarkStrategy<T> none() {
        return WatermarkStrategy.forGenerator(context -> new Idle<>());
    }

    /**
     * Just before the newest end, and that end itself when all of its windows have been told.
     *
     * <p>Windows are corrected all the time where much comes in, and for an hour where nothing does any more: corrections say
     * neither that windows are still to be told nor that time goes on.
     *
     * <p>Silence is what was looked at several times, the last time in time: what comes in a pause of this task is read only
     * after the look that was due then.
     */
    static final class Ends implements WatermarkGenerator<CellReport> {
        private static final int LEAST_LOOKS = 4;

        private final RelativeClock clock;
        private final long idleMillis;
        private final long gatherMillis;
        private long newestMillis = Long.MIN_VALUE;
        private long cameMillis;
        private long lookedMillis;
        private long lastGapMillis;
        private long quietMillis;

        /**
         * @param idleMillis after which corrections alone are silence
         * @param gatherMillis after which no more windows of the newest end are to be told
         */
        Ends(RelativeClock clock, long idleMillis, long gatherMillis) {
            this.clock = clock;
            this.idleMillis = idleMillis;
            this.gatherMillis = gatherMillis;
            cameMillis = clock.relativeTimeMillis();
            lookedMillis = cameMillis;
        }

        @Override
        public void onEvent(CellReport report, long kafkaTimestamp, WatermarkOutput output) {
            boolean isFirstTold = report.revision() == 0 && report.endMillis() == newestMillis;
            if (isFirstTold || report.endMillis() > newestMillis) {
                newestMillis = report.endMillis();
                cameMillis = clock.relativeTimeMillis();
                quietMillis = 0;
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            long nowMillis = clock.relativeTimeMillis();
            boolean isAllTold = isAllTold(nowMillis);
            if (nowMillis - cameMillis >= idleMillis) {
                output.markIdle();
            } else if (newestMillis != Long.MIN_VALUE) {
                // less again where a window came after its end was told: Flink does not turn back
                output.emitWatermark(new Watermark(isAllTold ? newestMillis : newestMillis - 1));
            }
        }

        /** Adds the time since the last look to the silence; a look that comes late decides nothing. */
        private boolean isAllTold(long nowMillis) {
            long gapMillis = nowMillis - lookedMillis;
            long stepMillis = gatherMillis / LEAST_LOOKS;
            boolean isLate = gapMillis > Math.max(stepMillis, 2 * lastGapMillis);
            quietMillis += Math.min(nowMillis - Math.max(lookedMillis, cameMillis), stepMillis);
            lookedMillis = nowMillis;
            lastGapMillis = gapMillis;
            return quietMillis >= gatherMillis && !isLate;
        }
    }

    /** Says nothing of time; the end of time would count as soon as nobody else speaks. */
    private static final class Idle<T> implements WatermarkGenerator<T> {
        @Override
        public void onEvent(T event, long timestamp, WatermarkOutput output) {
            // says nothing of time
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.markIdle();
        }
    }
}
