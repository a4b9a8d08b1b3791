package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xm.event.Channel;

class ConstantsTest {
    private static final Path NAMES = Path.of("src/test/resources/bytes/constants.txt");

    @Test
    void aConstantTakesAByteAndNullIsNone() {
        assertThat(Stream.of(Channel.values()).map(Constants.CHANNELS::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, Channel.values().length)
                        .boxed()
                        .toList());
        assertThat(Constants.CHANNELS.number(null)).isZero();
        assertThat(Constants.CHANNELS.of(0)).isNull();
    }

    /**
     * State holds constants by number: others are added at the end, and none goes. With {@code -Dconstants.write=true} the
     * names are written anew; no line may change but at its end.
     */
    @Test
    void constantsKeepTheirNumbers() throws Exception {
        if (Boolean.getBoolean("constants.write")) {
            Files.write(NAMES, all());
        }
        assertThat(all()).isEqualTo(Files.readAllLines(NAMES));
    }

    /** A line for each type: its name and those of its constants in their order. */
    private static List<String> all() throws IllegalAccessException {
        Stream.Builder<String> lines = Stream.builder();
        for (Field field : Constants.class.getDeclaredFields()) {
            if (field.getType() == Constants.class) {
                lines.add(field.getName() + ' ' + names((Constants<?>) field.get(null)));
            }
        }
        return lines.build().sorted().toList();
    }

    private static String names(Constants<?> constants) {
        return Stream.of(constants.of(1).getDeclaringClass().getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
