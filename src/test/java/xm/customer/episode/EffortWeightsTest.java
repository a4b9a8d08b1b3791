package xm.customer.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import xm.signal.Vectors;

class EffortWeightsTest {
    private static final EffortWeights WEIGHTS = EffortWeights.DEFAULT;

    @Test
    void twoTransfersAndTenMinutesOfWaitingAreTwoPointTwoPoints() {
        Behaviour behaviour = new Behaviour();
        behaviour.transfers = 2;
        behaviour.waitMillis = 600_000;

        assertThat(WEIGHTS.contributions(behaviour))
                .containsExactly(Map.entry(EffortDriver.TRANSFER, 1.4), Map.entry(EffortDriver.WAIT, 0.8));
        assertThat(WEIGHTS.points(behaviour)).isCloseTo(2.2, within(1e-12));
        assertThat(WEIGHTS.effort01(2.2)).isCloseTo(0.667, within(0.0005));
    }

    @Test
    void keepsToTheReferenceValues() throws IOException {
        Vectors vectors = Vectors.of("effort");
        Vectors.Group episodes = vectors.group("episode");
        for (JsonNode one : episodes.cases()) {
            Behaviour behaviour = behaviour(one.path("episode"));
            JsonNode expected = one.path("expect");
            double points = WEIGHTS.points(behaviour);
            double effort01 = WEIGHTS.effort01(points);
            assertNear(points, expected.path("points"), episodes.tolerance());
            assertNear(effort01, expected.path("effort01"), episodes.tolerance());
            assertNear(5 - 4 * effort01, expected.path("ease_qoe_1_to_5"), episodes.tolerance());
            Map<String, Double> contributions = new TreeMap<>();
            WEIGHTS.contributions(behaviour)
                    .forEach((driver, part) ->
                            contributions.put(driver.wireName().replace('-', '_'), part));
            assertThat(contributions)
                    .as("%s", one)
                    .hasSize(expected.path("contributions").size());
            for (Map.Entry<String, JsonNode> part :
                    expected.path("contributions").properties()) {
                assertThat(contributions).containsKey(part.getKey());
                assertNear(contributions.get(part.getKey()), part.getValue(), episodes.tolerance());
            }
        }
        assertThat(vectors.used()).isEqualTo(14);
    }

    private static Behaviour behaviour(JsonNode episode) {
        Behaviour behaviour = new Behaviour();
        for (Map.Entry<String, JsonNode> member : episode.properties()) {
            long count = member.getValue().asLong();
            switch (member.getKey()) {
                case "repeat_contact" -> behaviour.contacts = 1 + count;
                case "channel_switch" -> behaviour.channelSwitches = count;
                case "transfer" -> behaviour.transfers = count;
                case "repeat_info" -> behaviour.repeatedInformation = count;
                case "re_entry" -> behaviour.reEntries = count;
                case "escalation" -> behaviour.escalations = count;
                case "error" -> behaviour.errors = count;
                case "abandon" -> behaviour.abandonments = count;
                case "wait_s" -> behaviour.waitMillis = 1000 * count;
                case "steps" ->
                    behaviour.extraSteps =
                            Math.max(0, count - episode.path("expected_steps").asLong());
                case "handle_s" ->
                    behaviour.handleExcess = Behaviour.handleExcess(
                            1000 * count,
                            1000 * episode.path("expected_handle_s").asLong());
                default -> assertThat(member.getKey()).startsWith("expected_");
            }
        }
        return behaviour;
    }

    private static void assertNear(double value, JsonNode expected, double tolerance) {
        assertThat(value).isCloseTo(expected.asDouble(), within(tolerance));
    }
}
