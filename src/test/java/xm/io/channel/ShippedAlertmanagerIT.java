package xm.io.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.Needs;

/** The configuration of Alertmanager that is shipped, as Alertmanager's own tool understands it. */
class ShippedAlertmanagerIT {
    private static final Path AMTOOL = Path.of("/usr/bin/amtool");
    private static final String SHIPPED = "docker/alertmanager/alertmanager.yml";

    @BeforeAll
    static void needsTheTool() {
        Needs.program(AMTOOL, "prometheus-alertmanager");
    }

    @Test
    void isUnderstood() throws Exception {
        assertThat(amtool("check-config", SHIPPED)).contains("SUCCESS", "4 inhibit rules");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    alertname=Watchdog severity=none                                      | dead-mans-switch
                    alertname=Drill severity=none                                         | drill
                    alertname=Drill severity=critical                                     | drill
                    alertname=PromiseBreach severity=critical owner=cx-digital            | pager,slack
                    alertname=PromiseBreach severity=critical                             | pager,slack
                    alertname=PromiseBreach severity=critical owner=logistics             | pager-logistics,slack
                    alertname=PromiseBreach severity=warning owner=logistics              | ticket
                    alertname=PromiseBreach severity=warning owner=service-desk           | ticket-service-desk
                    alertname=ExperienceDataStale severity=warning owner=service-desk     | ticket-service-desk
                    alertname=ExperienceDataStale severity=warning                        | ticket
                    alertname=CustomerExceptionBurst severity=critical                    | pager,slack
                    alertname=SomethingElse                                               | ticket
                    """)
    void leadsTo(String labels, String receivers) throws Exception {
        List<String> command = new ArrayList<>(List.of("config", "routes", "test", "--config.file=" + SHIPPED));
        command.addAll(List.of(("domain=customer-experience " + labels).split(" ")));
        assertThat(amtool(command.toArray(String[]::new)).lines()).contains(receivers);
    }

    /** Rules of Prometheus name no domain, and have severities of their own; a page of theirs was a ticket. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    alertname=ExperienceJobNotRunning severity=page job_name=promise_watch      | page   | pager
                    alertname=ExperienceChannelTakesNothing severity=page channel=pagerduty     | page   | pager
                    alertname=ExperienceNoCheckpoint severity=ticket job_name=promise_watch     | ticket | ticket
                    """)
    void anAlarmOnThePipelineLeadsTo(String labels, String severity, String receiver) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("config", "routes", "test", "--config.file=" + SHIPPED, "--tree"));
        command.addAll(List.of(labels.split(" ")));
        assertThat(amtool(command.toArray(String[]::new)))
                .contains("{severity=\"" + severity + "\"}  receiver: " + receiver)
                .endsWith("\n" + receiver + "\n");
    }

    @Test
    void everySeverityOfTheRulesHasARoute() throws Exception {
        String routes = amtool("config", "routes", "show", "--config.file=" + SHIPPED);
        Set<String> severities = Pattern.compile("severity: (\\w+)}")
                .matcher(Files.readString(Path.of("dashboards/prometheus/experience-monitor.rules.yml")))
                .results()
                .map(severity -> severity.group(1))
                .collect(Collectors.toSet());
        assertThat(severities).isNotEmpty().allSatisfy(it -> assertThat(routes).contains("{severity=\"" + it + "\"}"));
    }

    private static String amtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(AMTOOL.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
