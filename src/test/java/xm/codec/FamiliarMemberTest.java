package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xm.event.Touchpoint;

/** One decoder that has read much guesses which member comes next; a fresh one has nothing to guess by. */
class FamiliarMemberTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Examples experienced = new Examples();

    @Test
    void whatWasReadBeforeChangesNothingWhateverTheOrder() throws IOException {
        List<String> examples = new ArrayList<>(Examples.all().values());
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Collections.shuffle(examples, random);
            for (String example : examples) {
                String shuffled =
                        shuffled((ObjectNode) JSON.readTree(example), random).toString();
                Touchpoint event = experienced.decode(shuffled).event();
                assertThat(event).as("seed %d: %s", seed, shuffled).isNotNull();
                assertThat(event).isEqualTo(new Examples().decode(example).event());
            }
        }
    }

    @Test
    void aNameThatBeginsLikeTheOneExpectedIsAnother() {
        String survey =
                "{\"id\":\"e\",\"time\":\"2026-11-21T10:02:03Z\",\"kind\":\"survey\",\"touchpoint\":\"checkout\","
                        + "\"channel\":\"web\",\"customer\":\"c\",\"survey\":{\"csat\":4,\"nps\":7}}";
        assertThat(experienced.decode(survey).event().survey().nps()).isEqualTo(7);
        for (String other : List.of("npsx", "np", "Nps", "nps ", "")) {
            assertThat(experienced
                            .decode(survey.replace("\"nps\"", '"' + other + '"'))
                            .event()
                            .survey()
                            .nps())
                    .as(other)
                    .isNull();
        }
        assertThat(experienced
                        .decode(survey.replace("\"nps\"", "\"\\u006eps\""))
                        .event()
                        .survey()
                        .nps())
                .isEqualTo(7);
    }

    /** After it the next record is read from its outermost member again. */
    @Test
    void aRefusalDeepInsideLeavesNothingBehind() {
        String bad = "{\"survey\":{\"csat\":{\"score\":99,\"scale\":\"1-5\"}},\"kind\":\"survey\"}";
        for (String example : Examples.all().values()) {
            assertThat(experienced.decode(bad).event()).isNull();
            assertThat(experienced.decode(example).event())
                    .isEqualTo(new Examples().decode(example).event());
        }
    }

    /** With members that nobody knows among them. */
    private static ObjectNode shuffled(ObjectNode object, Random random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.add("unknown-" + random.nextInt(5));
        Collections.shuffle(names, random);
        ObjectNode shuffled = JSON.createObjectNode();
        for (String name : names) {
            if (object.path(name) instanceof ObjectNode inner) {
                shuffled.set(name, shuffled(inner, random));
            } else if (object.has(name)) {
                shuffled.set(name, object.get(name));
            } else {
                shuffled.put(name, random.nextInt());
            }
        }
        return shuffled;
    }
}
