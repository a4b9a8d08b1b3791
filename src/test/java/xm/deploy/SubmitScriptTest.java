package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.client.cli.CliFrontendParser;
import org.apache.flink.client.cli.ProgramOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xm.app.config.JobConfig;

/** The scripts that submit the jobs, in a directory whose name has a blank, with a flink that says how it was called. */
class SubmitScriptTest {
    @TempDir
    Path directory;

    private Path home;
    private Path jar;
    private Shell shell;

    @BeforeEach
    void layOut() throws IOException {
        home = directory.resolve("a house");
        for (String job : List.of("experience-signals", "promise-watch")) {
            Files.createDirectories(home.resolve("jobs").resolve(job));
            for (String file : List.of("submit.sh", "job.yaml")) {
                copy("jobs/" + job + "/" + file);
            }
        }
        copy("jobs/submit.sh");
        copy("jobs/resume.sh");
        jar = Files.createDirectories(home.resolve("target/dist/jobs")).resolve("experience-monitor-0.2.0-job.jar");
        Files.createFile(jar);
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path flink = Files.writeString(
                bin.resolve("flink"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit \"${FLINK_SAYS:-0}\"\n");
        assertThat(flink.toFile().setExecutable(true)).isTrue();
        shell = Shell.in(directory).with("PATH", bin + ":/usr/bin:/bin").with("FLINK_HOME", "");
    }

    @Test
    void submitsTheJobWithItsOwnClassSettingsAndTheJarThatWasBuilt() throws Exception {
        assertThat(submit("experience-signals").out().lines())
                .containsExactly(
                        "run",
                        "--detached",
                        "--class",
                        "xm.app.ExperienceSignalsJob",
                        home + "/jobs/../target/dist/jobs/experience-monitor-0.2.0-job.jar",
                        "--config",
                        home + "/jobs/experience-signals/job.yaml");
        assertThat(submit("promise-watch").out()).contains("xm.app.PromiseWatchJob", "jobs/promise-watch/job.yaml");
    }

    @Test
    void everyOptionReachesFlinkAsItWasGivenBlanksAndAll() throws Exception {
        Path other = Files.createFile(directory.resolve("other $HOME 'job'.jar"));
        Path config = Files.createFile(directory.resolve("my job.yaml"));
        assertThat(submit(
                                "promise-watch",
                                "--jar",
                                other.toString(),
                                "--config",
                                config.toString(),
                                "--parallelism",
                                "4",
                                "--savepoint",
                                "s3://bucket/save point",
                                "--",
                                "--kafka.bootstrap=one:9092,two:9093",
                                "--influx.token-file=/run/a token")
                        .out()
                        .lines())
                .containsExactly(
                        "run",
                        "--detached",
                        "--class",
                        "xm.app.PromiseWatchJob",
                        "--fromSavepoint",
                        "s3://bucket/save point",
                        other.toString(),
                        "--config",
                        config.toString(),
                        "--parallelism=4",
                        "--kafka.bootstrap=one:9092,two:9093",
                        "--influx.token-file=/run/a token");
    }

    @Test
    void flinksOwnReaderUnderstandsWhatItIsTold() throws Exception {
        String said = submit("promise-watch", "--parallelism", "4", "--savepoint", "/a/chk-9", "--", "--clock=PT5S")
                .out();
        String[] words = said.lines().skip(1).toArray(String[]::new);
        ProgramOptions options =
                ProgramOptions.create(CliFrontendParser.parse(CliFrontendParser.getRunCommandOptions(), words, true));
        assertThat(options.getEntryPointClassName()).isEqualTo("xm.app.PromiseWatchJob");
        assertThat(options.getDetachedMode()).isTrue();
        assertThat(options.getSavepointRestoreSettings().getRestorePath()).isEqualTo("/a/chk-9");
        assertThat(options.getProgramArgs())
                .containsExactly("--config", home + "/jobs/promise-watch/job.yaml", "--parallelism=4", "--clock=PT5S");
    }

    /** {@code parallelism} of job.yaml was stronger, for Flink's own option is weaker than what a job sets. */
    @Test
    void theParallelismOfTheCommandLineIsASettingOfTheJob() throws Exception {
        Files.writeString(home.resolve("jobs/promise-watch/job.yaml"), "parallelism: 2\n");
        String[] said = submit("promise-watch", "--parallelism", "4").out().split("\n");
        String[] settings = Arrays.copyOfRange(said, said.length - 3, said.length);
        JobConfig config = JobConfig.read(Optional.of(Path.of(settings[1])), Map.of(), List.of(settings[2]));
        assertThat(config.parallelism()).hasValue(4);
    }

    @Test
    void goesOnFromTheNewestCheckpoint() throws Exception {
        Path state = Files.createDirectories(directory.resolve("my state"));
        Path whole = Files.createDirectories(state.resolve("job/chk-7"));
        Files.writeString(whole.resolve("_metadata"), "whole");
        for (Path named : List.of(state, whole)) {
            assertThat(submit("promise-watch", "--resume", named.toString())
                            .out()
                            .lines())
                    .containsSubsequence("--fromSavepoint", whole.toString());
        }
    }

    /** It began anew, and ended with 0. */
    @ParameterizedTest
    @CsvSource({
        "empty, there is nothing to go on from; name another directory",
        "empyt, there is no directory empyt",
        "file, file is no directory",
        "s3://bucket/checkpoints, s3://bucket/checkpoints is not on this machine",
    })
    void neverBeginsAnewWhereItWasToGoOn(String named, String sentence) throws Exception {
        Files.createDirectories(directory.resolve("empty"));
        Files.createFile(directory.resolve("file"));
        assertWrong(submit("promise-watch", "--resume", named), sentence);
    }

    @Test
    void mistakesInTheSettingsAreToldBeforeFlinkIsCalled() throws Exception {
        librariesOfFlink();
        java("printf '%s\\n' \"$@\" 'windws is not a setting' >&2\nexit 2\n");
        Shell.Ran ran = submit("promise-watch", "--", "--windws=PT1M");
        assertWrong(ran, "windws is not a setting");
        assertThat(ran.err().lines())
                .containsSubsequence(
                        "-cp",
                        home + "/jobs/../target/dist/jobs/experience-monitor-0.2.0-job.jar:" + directory + "/lib/*",
                        "xm.app.SettingsCheck",
                        "promise-watch",
                        "--config",
                        home + "/jobs/promise-watch/job.yaml",
                        "--windws=PT1M");
    }

    /** What lies beside another program of the name is none of Flink's, and another Java may be too old. */
    @Test
    void whereTheSettingsCannotBeLookedAtFirstFlinkIsCalledAllTheSame() throws Exception {
        Files.createDirectories(directory.resolve("lib"));
        java("exit 2\n");
        assertThat(submit("promise-watch").code()).isZero();

        librariesOfFlink();
        java("exit 1\n");
        Shell.Ran ran = submit("promise-watch");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("the settings could not be looked at first (exit code 1)");
    }

    private void librariesOfFlink() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("lib")).resolve("flink-dist-2.2.1.jar"), "");
    }

    private void java(String script) throws IOException {
        Path java = Files.writeString(directory.resolve("bin/java"), "#!/bin/sh\n" + script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        shell = shell.with("JAVA_HOME", "");
    }

    @Test
    void endsAsFlinkEnds() throws Exception {
        shell = shell.with("FLINK_SAYS", "1");
        assertThat(submit("promise-watch").code()).isEqualTo(1);
    }

    @Test
    void flinkHomeIsStrongerThanThePath() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("my flink/bin"));
        Path flink = Files.writeString(bin.resolve("flink"), "#!/bin/sh\necho the other\n");
        assertThat(flink.toFile().setExecutable(true)).isTrue();
        shell = shell.with("FLINK_HOME", bin.getParent().toString());
        assertThat(submit("promise-watch").out()).isEqualTo("the other");
    }

    @Test
    void saysThatThereIsNoFlink() throws Exception {
        Files.delete(directory.resolve("bin/flink"));
        Shell.Ran ran = submit("promise-watch");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("there is no flink").contains("FLINK_HOME");
    }

    @Test
    void saysWhereTheJarIsMissing() throws Exception {
        Files.delete(jar);
        assertWrong(submit("promise-watch"), "there is no job jar");
    }

    @Test
    void takesNoneOfSeveralJars() throws Exception {
        Files.createFile(jar.resolveSibling("experience-monitor-0.1.0-job.jar"));
        assertWrong(submit("promise-watch"), "there are several jars");
    }

    @ParameterizedTest
    @CsvSource({
        "--savepoint, --savepoint: a value is missing",
        "--jars=x, '--jars' is not an option",
        "-- parallelism=4, what stands after -- is written --key=value",
        "-- --parallelism, --parallelism: a setting is written --key=value",
        "--parallelism many, --parallelism is 'many'",
        "--parallelism 0, --parallelism is '0'",
        "--config nowhere.yaml, the settings nowhere.yaml cannot be read",
        "--savepoint a --resume b, --savepoint and --resume are both given",
    })
    void saysWhatIsWrongWithTheCommandLine(String arguments, String sentence) throws Exception {
        assertWrong(submit("promise-watch", arguments.split(" ")), sentence.replace('"', '\''));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--influx.token=s3cret",
                "--influx.password=s3cret",
                "--pseudonym-key=s3cret",
                "--kafka.properties.sasl.jaas.config=s3cret",
                "--kafka.properties.ssl.keystore.password=s3cret",
                "--kafka.properties.ssl.keystore.key=s3cret",
                "--kafka.properties.sasl.oauthbearer.client.credentials.client.secret=s3cret"
            })
    void aSecretIsRefusedAndNotRepeated(String setting) throws Exception {
        Shell.Ran ran = submit("experience-signals", "--", setting);
        assertWrong(ran, "a secret is seen by everybody on the command line");
        assertThat(ran.err()).doesNotContain("s3cret");
    }

    /** The hint named a setting that does not exist, {@code kafka.properties.sasl.jaas.config-file}. */
    @Test
    void aSecretOfKafkaIsToBeGivenWhereItIsRead() throws Exception {
        assertThat(submit("promise-watch", "--", "--kafka.properties.ssl.keystore.key=x")
                        .err())
                .contains("XM_KAFKA_PROPERTIES_SSL_KEYSTORE_KEY in the environment, or in the file of settings")
                .doesNotContain("-file");
        assertThat(submit("promise-watch", "--", "--influx.token=x").err()).contains("--influx.token-file");
        assertThat(submit("promise-watch", "--", "--kafka.properties.ssl.truststore.location=/run/ca.pem")
                        .code())
                .isZero();
    }

    @Test
    void aJobThatIsNoneIsRefused() throws Exception {
        assertWrong(
                shell.run(home.resolve("jobs/submit.sh").toString(), "promises"), "'promises' is not one of the jobs");
        assertWrong(shell.run(home.resolve("jobs/submit.sh").toString()), "'' is not one of the jobs");
    }

    @Test
    void tellsHowItIsUsed() throws Exception {
        Shell.Ran ran = submit("promise-watch", "--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("Submits one of the jobs")
                .contains("--resume DIR")
                .doesNotContain("#", "set -");
    }

    private static void assertWrong(Shell.Ran ran, String sentence) {
        assertThat(ran.err()).contains(sentence);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    private Shell.Ran submit(String job, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = home.resolve("jobs").resolve(job).resolve("submit.sh").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return shell.run(command);
    }

    private void copy(String file) throws IOException {
        Files.copy(Path.of(file), home.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
}
