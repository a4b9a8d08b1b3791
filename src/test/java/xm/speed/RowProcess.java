package xm.speed;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import xm.app.backtest.PeakMemory;

/** A row in a process of its own: passes to warm up, one as a rule, and one that is measured. */
final class RowProcess {
    private RowProcess() {}

    static List<String> arguments(Run run) {
        return Stream.concat(Stream.of(run.row().name()), run.trial().arguments().stream())
                .toList();
    }

    /** @param args as {@link #arguments} says them */
    public static void main(String[] args) throws Exception {
        Row row = Row.valueOf(args[0]);
        Trial trial = Trial.of(List.of(args).subList(1, args.length));
        for (int pass = 0; pass < trial.warmUps(); pass++) {
            var unused = row.read(trial);
        }
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        Pass pass = row.read(trial);
        double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
        System.out.println(new Measured(pass.seconds(), cpuSeconds, PeakMemory.mib(), pass.seen()).line());
        // threads of a cluster would keep it
        System.exit(0);
    }
}
