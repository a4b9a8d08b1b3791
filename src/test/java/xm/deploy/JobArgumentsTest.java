package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.container.entrypoint.StandaloneApplicationClusterConfigurationParserFactory;
import org.apache.flink.runtime.entrypoint.ClusterConfiguration;
import org.apache.flink.runtime.entrypoint.parser.CommandLineParser;
import org.junit.jupiter.api.Test;

/** What of the image's command line reaches the job, asked of the reader that a cluster of one job has. */
class JobArgumentsTest {
    @Test
    void whatStandsBehindTheDashesReachesTheJobWhole() throws Exception {
        ClusterConfiguration read = read(
                "--configDir",
                "/opt/flink/conf",
                "--job-classname",
                "xm.app.PromiseWatchJob",
                "--fromSavepoint",
                "/var/lib/xm/checkpoints/promise-watch/1a/chk-9",
                "-D",
                "execution.state-recovery.claim-mode=CLAIM",
                "--",
                "--config",
                "/opt/xm/jobs/promise-watch/job.yaml",
                "--parallelism=4");
        assertThat(read.getArgs())
                .containsExactly("--config", "/opt/xm/jobs/promise-watch/job.yaml", "--parallelism=4");
        assertThat(read.getConfigDir()).isEqualTo("/opt/flink/conf");
        assertThat(read.getDynamicProperties()).containsEntry("execution.state-recovery.claim-mode", "CLAIM");
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

    private static ClusterConfiguration read(String... arguments) throws Exception {
        return new CommandLineParser<>(new StandaloneApplicationClusterConfigurationParserFactory()).parse(arguments);
    }
}
