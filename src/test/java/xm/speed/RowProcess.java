package xm.speed;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import xm.app.backtest.PeakMemory;

/** A row in a process of its own: one pass to warm up, and one that is measured. */
final class RowProcess {
    private RowProcess() {}

    /** @param args row, bootstrap, number of events */
    public static void main(String[] args) throws Exception {
        Row row = Row.of(args[0]);
        Topic topic = new Topic(args[1], Long.parseLong(args[2]));
        row.read(topic);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long clock = System.nanoTime();
        Seen seen = row.read(topic);
        double seconds = (System.nanoTime() - clock) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
        System.out.println(new Measured(seconds, cpuSeconds, PeakMemory.mib(), seen).line());
        // threads of a cluster would keep it
        System.exit(0);
    }
}
