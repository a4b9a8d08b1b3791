package xm.speed.latency;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Measures what feed, jobs and machine do from now on. */
final class Meter {
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Feed feed;
    private final RunningJobs jobs;
    private final long fromMillis;
    private final long events;
    private final Duration processorTime;

    Meter(Feed feed, RunningJobs jobs) {
        this.feed = feed;
        this.jobs = jobs;
        fromMillis = System.currentTimeMillis();
        events = feed.arrived();
        processorTime = jobs.processorTime();
        // it is told of the time since it was asked before
        var unused = machine.getCpuLoad();
    }

    Work untilNow() {
        return new Work(
                fromMillis,
                System.currentTimeMillis(),
                feed.arrived() - events,
                jobs.processorTime().minus(processorTime),
                machine.getCpuLoad());
    }
}
