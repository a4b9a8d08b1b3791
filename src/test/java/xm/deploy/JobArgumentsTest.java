package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.container.entrypoint.StandaloneApplicationClusterConfigurationParserFactory;
import org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.entrypoint.ClusterConfiguration;
import org.apache.flink.runtime.entrypoint.parser.CommandLineParser;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of the image's command line reaches the job, asked of the reader that a cluster of one job has. */
class JobArgumentsTest {
    @TempDir
    Path directory;

    @Test
    void whatStandsBehindTheDashesReachesTheJobWhole() throws Exception {
        ClusterConfiguration read = read(
                "--configDir",
                "/opt/flink/conf",
                "--job-classname",
                "xm.app.PromiseWatchJob",
                "--fromSavepoint",
                "/var/lib/xm/checkpoints/promise-watch/1a/chk-9",
                "--",
                "--config",
                "/opt/xm/jobs/promise-watch/job.yaml",
                "--parallelism=4");
        assertThat(read.getArgs())
                .containsExactly("--config", "/opt/xm/jobs/promise-watch/job.yaml", "--parallelism=4");
        assertThat(read.getConfigDir()).isEqualTo("/opt/flink/conf");
    }

    /** Why start.sh writes the dashes: without them the job would start with its defaults, and nobody would know. */
    @Test
    void withoutTheDashesItsSettingsWouldBeTakenForFlinks() throws Exception {
        ClusterConfiguration read = read(
                "--configDir", "/opt/flink/conf",
                "--job-classname", "xm.app.PromiseWatchJob",
                "--config", "/opt/xm/jobs/promise-watch/job.yaml");
        assertThat(read.getArgs()).isEmpty();
    }

    /**
     * Why start.sh deletes what earlier runs left behind: nothing that it could say makes a checkpoint the job's own. When
     * this fails Flink has learnt it, and start.sh may say it instead.
     */
    @Test
    void whatIsSaidOfTheClaimOnAStateIsLost() throws Exception {
        Files.createFile(directory.resolve("config.yaml"));
        Configuration loaded = loaded(
                "--configDir", directory.toString(),
                "--job-classname", "xm.app.PromiseWatchJob",
                "--fromSavepoint", "/var/lib/xm/checkpoints/promise-watch/1a/chk-9",
                "-D", "execution.state-recovery.claim-mode=CLAIM");
        assertThat(SavepointRestoreSettings.fromConfiguration(loaded))
                .isEqualTo(SavepointRestoreSettings.forPath(
                        "/var/lib/xm/checkpoints/promise-watch/1a/chk-9", false, RecoveryClaimMode.NO_CLAIM));
    }

    /** All that the entry point makes of its command line, which only its own package may ask for. */
    private static Configuration loaded(String... arguments) throws Exception {
        ClusterConfiguration read = read(arguments);
        Method load = StandaloneApplicationClusterEntryPoint.class.getDeclaredMethod(
                "loadConfigurationFromClusterConfig", read.getClass());
        load.setAccessible(true);
        return (Configuration) load.invoke(null, read);
    }

    private static ClusterConfiguration read(String... arguments) throws Exception {
        return new CommandLineParser<>(new StandaloneApplicationClusterConfigurationParserFactory()).parse(arguments);
    }
}
