package xm.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import xm.speed.Backend;

/** The folder of each job as it is shipped, and each rule on a copy that breaks it. */
class JobFoldersTest {
    private static final Path JOBS = Path.of("jobs");
    private static final Path SHIPPED = JOBS.resolve("experience-signals/flink-deployment.yaml");

    static List<String> jobs() throws IOException {
        try (Stream<Path> folders = Files.list(JOBS)) {
            return folders.filter(Files::isDirectory)
                    .map(it -> it.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void bothJobsHaveAFolder() throws IOException {
        assertThat(jobs()).containsExactly("experience-signals", "promise-watch");
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void aFolderHasAllThatAJobNeeds(String job) {
        Path folder = JOBS.resolve(job);
        assertThat(folder).isDirectoryContaining("glob:**/job.yaml").isDirectoryContaining("glob:**/submit.sh");
        Kustomization kustomization = Kustomization.of(folder);
        assertThat(kustomization.mistakes()).isEmpty();
        assertThat(kustomization.configMaps()).containsExactly(job);
        assertThat(kustomization.resources()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void theShippedDeploymentHasNoMistake(String job) {
        JsonNode deployment = YamlText.one(JOBS.resolve(job).resolve("flink-deployment.yaml"));
        assertThat(JobRules.mistakes(job, deployment, Set.of(job))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void stateIsKeptAsItIsMeasured(String job) {
        JsonNode deployment = YamlText.one(JOBS.resolve(job).resolve("flink-deployment.yaml"));
        assertThat(Backend.stateOf(OperatorRules.settings(deployment))).isEqualTo(Backend.ROCKSDB.shipped());
    }

    /** The autoscaler overrules a parallelism that the code sets, and two writers of alerts could overtake each other. */
    @ParameterizedTest
    @MethodSource("jobs")
    void whatHasOneSubtaskInTheCodeIsExcludedFromScaling(String job) {
        JsonNode deployment = YamlText.one(JOBS.resolve(job).resolve("flink-deployment.yaml"));
        String excluded = OperatorRules.settings(deployment).getOrDefault("job.autoscaler.vertex.exclude.ids", "");
        assertThat(excluded.split(";")).containsExactlyInAnyOrderElementsOf(SingleSubtasks.of(job));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            flink.apache.org/v1beta1                | flink.apache.org/v1              | $.apiVersion
            flinkVersion: v2_2                      | flinkVersion: v2_4               | $.spec.flinkVersion
            flinkVersion: v2_2                      | flinkVersion: v1_14              | flinkVersion is missing, or no longer supported
            imagePullPolicy: IfNotPresent           | imagePullPolicy: Sometimes       | $.spec.imagePullPolicy
            cpu: 0.5                                | cpu: "0.5"                       | $.spec.jobManager.resource.cpu
            `resource: {memory: 1600m, cpu: 0.5}`   | `resources: {memory: 1600m}`     | 'resources' is not defined
            memory: 4096m                           | memory: 4 elephants              | taskManager.resource.memory is '4 elephants'
            `{memory: 4096m, cpu: 2}`               | `{cpu: 2}`                       | taskManager.resource.memory is missing
            replicas: 1                             | replicas: 0                      | jobManager.replicas is less than 1
            parallelism: 4                          | parallelism: 0                   | job.parallelism is less than 1
            parallelism: 4                          | parallelism: 7                   | its parallelism does not divide 720
            parallelism: 4                          | parallelism: four                | $.spec.job.parallelism
            state: running                          | state: suspended                 | job.state is not running
            upgradeMode: savepoint                  | upgradeMode: stateless           | upgradeMode is not savepoint
            upgradeMode: savepoint                  | upgrademode: savepoint           | 'upgrademode' is not defined
            allowNonRestoredState: false            | allowNonRestoredState: true      | allowNonRestoredState would lose state
            serviceAccount: flink                   | restartNonce: 1                  | serviceAccount is missing
            name: experience-signals                | name: Experience-Signals         | its name is not lower case
            name: experience-signals                | name: signals                    | it is not called as its folder is
            experience-monitor-jobs:0.2.0           | experience-monitor-jobs:latest   | is not pinned
            local:///opt/flink                      | https://jars.example             | job.jarURI does not begin with local:///
            xm.app.ExperienceSignalsJob             | xm.app.ExperienceSignals         | entryClass xm.app.ExperienceSignals has no main
            /etc/xm/job.yaml]                       | /etc/xm/job.yaml, "--influx.token=x"] | its arguments are not its settings alone
            high-availability.type: kubernetes      | kubernetes.cluster-id: signals   | kubernetes.cluster-id is the operator's to set
            high-availability.type: kubernetes      | kubernetes.operator.deployment.rollback.enabled: "true" | rolling back needs high availability
            high-availability.type: kubernetes      | parallelism.default: "2"         | high-availability.type is not kubernetes
            execution.checkpointing.dir:            | execution.checkpoints.dir:       | execution.checkpointing.dir is missing, which upgrades
            execution.checkpointing.savepoint-dir:  | execution.savepoint.dir:         | execution.checkpointing.savepoint-dir is missing, which savepoints need
            execution.checkpointing.savepoint-dir:  | execution.savepoint.dir:         | which kubernetes.operator.periodic.savepoint.interval needs
            execution.checkpointing.min-pause: 5 s  | execution.checkpointing.min-pause: soon | is 'soon', which Flink cannot read
            state.backend.type                      | state.backend.kind               | state.backend.kind is no setting of Flink
            kubernetes.operator.savepoint.format.type | kubernetes.operator.savepoint.form | kubernetes.operator.savepoint.form is no setting
            pipeline.max-parallelism: "720"         | pipeline.max-parallelism: "128"  | pipeline.max-parallelism is not 720
            pipeline.max-parallelism: "720"         | pipeline.max-parallelism: 720    | $.spec.flinkConfiguration
            s3://experience-monitor/experience-signals/ha | file:///tmp/ha             | high-availability.storageDir is not in object storage
            num-retained: "3"                       | num-retained: "1"                | num-retained is not 3
            savepoint-on-deletion: "true"           | savepoint-on-deletion: "false"   | savepoint-on-deletion is not true
            job.autoscaler.enabled: "false"         | job.autoscaler.enabled: "true"   | the autoscaler is shipped off
            web.cancel.enable: "false"              | s3.secret-key: abc               | s3.secret-key tells a secret
            name: flink-main-container              | name: main                       | is not called flink-main-container
            runAsUser: 9999                         | runAsUser: 0                     | it may run as root
            fsGroup: 9999                           | fsgroup: 9999                    | fsgroup
            mountPath: /etc/xm, readOnly: true      | mountpath: /etc/xm               | mountpath
            containerPort: 9249                     | containerPort: many              | containerPort
            allowPrivilegeEscalation: false         | privileged: true                 | it can gain rights
            `capabilities: {drop: [ALL]}`           | `capabilities: {drop: [CHOWN]}`  | it keeps rights of root
            `configMap: {name: experience-signals}` | `configMap: {name: signals}`     | the ConfigMap signals is made by nobody
            - name: settings                        | - name: setting                  | the volume settings is mounted and is not there
            path: pseudonym-key                     | path: pseudonym                  | XM_PSEUDONYM_KEY_FILE names a file that is not mounted
            name: XM_INFLUX_TOKEN_FILE              | name: XM_INFLUX_TOKEN            | XM_INFLUX_TOKEN holds a secret
            name: XM_INFLUX_ORG                     | name: XM_KAFKA_PROPERTIES_SASL_JAAS_CONFIG | XM_KAFKA_PROPERTIES_SASL_JAAS_CONFIG holds a secret
            `check.sh, experience-signals,`         | `check.sh, promise-watch,`       | the settings that are looked at first are not those of the job
            experience-signals, --config, /etc/xm/job.yaml] | experience-signals]      | the settings that are looked at first are not those of the job
            env: *settings                          | env: []                          | the settings that are looked at first are not those of the job
            enableServiceLinks: false               | enableServiceLinks: true         | Kubernetes adds variables
            """)
    void aBrokenCopyIsFound(String from, String to, String mistake) {
        String shipped = YamlText.text(SHIPPED);
        assertThat(shipped).contains(from);
        assertThat(mistakesOfAll(shipped.replace(from, to))).anyMatch(it -> it.contains(mistake));
    }

    /** A TaskManager that came after a mistake in an edited ConfigMap did not start, though the job ran well without it. */
    @Test
    void onlyTheJobManagerLooksAtTheSettingsFirst() {
        String shipped = YamlText.text(SHIPPED);
        String ofBoth = shipped.replace("      volumes:\n", "      initContainers: [{name: check}]\n      volumes:\n");
        String ofTaskManagers = shipped.replace(
                "  taskManager:\n", "  taskManager:\n    podTemplate: {spec: {initContainers: [{name: check}]}}\n");
        for (String broken : List.of(ofBoth, ofTaskManagers)) {
            assertThat(mistakesOfAll(broken))
                    .contains("a TaskManager would not start for a mistake in settings that it does not read");
        }
    }

    @Test
    void whatLooksAtTheSettingsFirstIsAllThatTheJobManagerHasOfItsOwnAndSeesThem() {
        String shipped = YamlText.text(SHIPPED);
        int own = shipped.indexOf("        initContainers:");
        assertThat(mistakesOfAll(
                        shipped.substring(0, own) + "        containers: [{name: other}]\n" + shipped.substring(own)))
                .contains("the JobManager's own template is not the container alone that looks at the settings first");
        assertThat(mistakesOfAll(shipped.substring(0, own)
                        + shipped.substring(own).replace("mountPath: /etc/xm,", "mountPath: /etc/xn,")))
                .contains("the settings that are looked at first are not those of the job");
        assertThat(mistakesOfAll(
                        shipped.substring(0, own) + shipped.substring(own).replace("name: secrets,", "name: secret,")))
                .contains("the volume secret is mounted and is not there");
    }

    @Test
    void moreJobManagersAndAnAutoscalerAreHeldToTheOperatorsRulesToo() {
        String shipped = YamlText.text(SHIPPED);
        assertThat(mistakes(shipped.replace("  jobManager:\n    replicas: 1", "  jobManager:\n    replicas: 2")
                        .replace("high-availability.type: kubernetes", "high-availability.type: NONE")))
                .contains("more than one JobManager needs high availability");
        assertThat(mistakes(shipped.replace("job.autoscaler.enabled: \"false\"", "job.autoscaler.enabled: \"true\"")
                        .replace("utilization.target: \"0.6\"", "utilization.target: \"60\"")))
                .contains("job.autoscaler.utilization.target is not from 0.0 to 1.0");
        assertThat(mistakes(shipped + "  ingress: {className: nginx}\n  logConfiguration: {log4j.properties: \"\"}\n"))
                .contains("ingress.template is missing")
                .anyMatch(it -> it.startsWith("logConfiguration.log4j.properties is none of"));
        assertThat(mistakes(shipped.replace("    web.submit.enable: \"false\"", """
                    kubernetes.operator.cluster.health-check.enabled: "true"
                    kubernetes.operator.jm-deployment-recovery.enabled: "false"
                """)))
                .contains("the health check needs jm-deployment-recovery");
    }

    private static List<String> mistakesOfAll(String text) {
        return JobRules.mistakes("experience-signals", YamlText.one(text), Set.of("experience-signals"));
    }

    private static List<String> mistakes(String text) {
        return OperatorRules.mistakes(YamlText.one(text));
    }
}
