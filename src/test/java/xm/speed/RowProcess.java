package xm.speed;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import xm.app.backtest.PeakMemory;

/** A row in a process of its own: one pass to warm up, and one that is measured. */
final class RowProcess {
    private RowProcess() {}

    static List<String> arguments(Run run) {
        return Stream.concat(Stream.of(run.row().toString()), run.trial().arguments().stream())
                .toList();
    }

    /** @param args as {@link #arguments} says them */
    public static void main(String[] args) throws Exception {
        Row row = Row.of(args[0]);
        Trial trial = Trial.of(List.of(args).subList(1, args.length));
        row.read(trial);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long clock = System.nanoTime();
        Seen seen = row.read(trial);
        double seconds = (System.nanoTime() - clock) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
        System.out.println(new Measured(seconds, cpuSeconds, PeakMemory.mib(), seen).line());
        // threads of a cluster would keep it
        System.exit(0);
    }
}
