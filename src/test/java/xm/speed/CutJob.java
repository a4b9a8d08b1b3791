package xm.speed;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.app.config.JobConfig;
import xm.speed.cut.CsatFlow;
import xm.speed.cut.CsatWindow;

/**
 * CSAT as the product would say it if that were all it said: its source, its decoder that refuses what is wrong, answers
 * added up before they go to their cell.
 */
final class CutJob {
    private CutJob() {}

    static FlinkRow.Reading attach(StreamExecutionEnvironment env, Trial trial) {
        JobConfig config = ProductJobs.config(trial.topic());
        Count.end(
                CsatFlow.attach(
                        ProductJobs.arrivals(env, config),
                        Trial.SLIDE,
                        trial.panes(),
                        config.signals().bundleSize()),
                new Told());
        return counts -> Count.inWindows(counts, trial.panes());
    }

    private static final class Told implements Count.Measure<CsatWindow> {
        @Override
        public long events(CsatWindow window) {
            return 0;
        }

        @Override
        public long answers(CsatWindow window) {
            return window.csat().n;
        }

        @Override
        public long satisfied(CsatWindow window) {
            return window.csat().satisfied;
        }
    }
}
