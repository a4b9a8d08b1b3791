package xm.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Grafana is given beside the boards fits them. */
class ProvisioningTest {
    private static final Path FOLDER = Path.of("dashboards/provisioning");

    @Test
    void theStoresHaveTheUidsThatTheBoardsOpenWith() throws IOException {
        Map<String, String> provided = new HashMap<>();
        for (JsonNode source : read("datasources/experience.yaml").get("datasources")) {
            provided.put(source.get("uid").asText(), source.get("type").asText());
            assertThat(source.get("editable").asBoolean()).isFalse();
        }
        for (BoardFiles.File file : BoardFiles.all()) {
            assertThat(file.variables())
                    .filteredOn(variable -> variable.get("type").asText().equals("datasource"))
                    .isNotEmpty()
                    .allSatisfy(variable -> assertThat(provided)
                            .containsEntry(
                                    variable.at("/current/value").asText(),
                                    variable.get("query").asText()));
        }
    }

    /** The database of the jobs' default settings is the one that is asked. */
    @Test
    void theDatabaseIsTheOneThatTheJobsWriteTo() throws IOException {
        JsonNode job =
                new YAMLMapper().readTree(Path.of("jobs/promise-watch/job.yaml").toFile());

        assertThat(read("datasources/experience.yaml").at("/datasources/0/jsonData/dbName"))
                .isEqualTo(job.at("/influx/bucket"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"datasources/experience.yaml", "dashboards/experience.yaml"})
    void noSecretAndNoAddressOfSomebodyIsInAFile(String file) throws IOException {
        assertThat(read(file).toString()).doesNotContainPattern("http://|Token [^$]");
        assertThat(read(file).get("apiVersion").asInt()).isEqualTo(1);
    }

    private static JsonNode read(String file) throws IOException {
        return new YAMLMapper().readTree(FOLDER.resolve(file).toFile());
    }
}
