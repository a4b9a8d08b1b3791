package xm.speed;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.Model.CommandSpec;

/** What has to be told with each result: when it was measured, how, on what, and of which versions. */
public final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Machine() {}

    /** Two lines: the command as it was given, and what it ran on. */
    public static String told(CommandSpec command) {
        List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
        return String.format(
                Locale.ROOT,
                "./xm bench %s%n%s: %d processors (%s), %d GiB, Java %s, Flink %s, Kafka %s",
                arguments.stream().map(Machine::quoted).collect(Collectors.joining(" ")),
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                Math.round(memoryBytes() / (double) (1 << 30)),
                System.getProperty("java.version"),
                EnvironmentInformation.getVersion(),
                AppInfoParser.getVersion());
    }

    private static String quoted(String argument) {
        return argument.contains(" ") ? '"' + argument + '"' : argument;
    }

    private static long memoryBytes() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
    }

    /** As Linux names it; elsewhere what kind it is. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(Machine::kind);
        } catch (IOException e) {
            return kind();
        }
    }

    private static String kind() {
        return System.getProperty("os.arch");
    }
}
