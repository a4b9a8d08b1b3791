package xm.app.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import xm.app.ExitCode;
import xm.app.preflight.Finding;
import xm.app.preflight.Preflight;
import xm.codec.Mistakes;

/** Says before an upgrade whether the new jar would find and read everything that the old job has saved. */
@Command(
        name = "preflight",
        description = "Says whether a jar would find and read every state of a savepoint.",
        footer = {
            "",
            "Give it the settings that the job will be started with, as behind the jar of",
            "`flink run`: what is not configured has no operator (a store without a URL).",
            "Nothing is started and nothing is connected to. Exit code 0: the jar would go on",
            "from the savepoint; 1: it would not, or would forget something; 2: there is no",
            "such savepoint, jar or setting; 3: the savepoint cannot be read.",
            "docs/upgrade.md says how an upgrade goes."
        },
        mixinStandardHelpOptions = true)
public final class PreflightCommand implements Callable<Integer> {
    @Option(
            names = "--savepoint",
            required = true,
            paramLabel = "PATH",
            description = "Directory of a savepoint or of a retained checkpoint.")
    private String savepoint;

    @Option(
            names = "--jar",
            required = true,
            paramLabel = "FILE",
            description = "The job jar that is to go on from it.")
    private Path jar;

    @Option(names = "--config", paramLabel = "FILE", description = "The job.yaml that it will be started with.")
    private Path config;

    @Unmatched
    private List<String> overrides = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(jar)) {
            throw Mistakes.of("--jar: " + jar + " is no file; name the job jar of the release");
        }
        List<String> arguments = new ArrayList<>();
        if (config != null) {
            arguments.add("--config");
            arguments.add(config.toString());
        }
        arguments.addAll(overrides);
        Preflight.Report report = Preflight.of(savepoint, jar, arguments.toArray(String[]::new));
        PrintWriter out = spec.commandLine().getOut();
        out.println("The savepoint is of " + report.main() + '.');
        for (Finding finding : report.findings()) {
            out.printf(
                    "%-6s %-22s %s%n",
                    finding.weight().name().toLowerCase(Locale.ROOT), finding.operator(), finding.sentence());
        }
        out.println(
                report.isWell()
                        ? "This jar would go on from it."
                        : "This jar would not go on from it as it is; stop nothing yet.");
        out.flush();
        return report.isWell() ? ExitCode.DONE : ExitCode.FOUND;
    }
}
