package xm.speed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import xm.codec.DecodeSettings;
import xm.codec.EventDecoder;
import xm.codec.EventWriter;
import xm.codec.Pseudonym;
import xm.event.Kind;
import xm.event.Touchpoint;

class TrafficTest {
    private static final int MANY = 20_000;

    private final EventWriter writer = new EventWriter();
    private final EventDecoder decoder =
            new EventDecoder(DecodeSettings.withPseudonym(new Pseudonym("of the tests".getBytes(UTF_8))));

    @Test
    void theSameNumberIsTheSameEvent() {
        assertThat(writer.write(Traffic.event(4711))).isEqualTo(writer.write(Traffic.event(4711)));
        assertThat(Traffic.event(4711)).isNotEqualTo(Traffic.event(4712));
    }

    @Test
    void atATimeOfChoiceAllElseIsTheSame() {
        assertThat(Traffic.event(4711, Load.USUAL, 5).timeMillis()).isEqualTo(5);
        assertThat(Traffic.event(4711, Load.USUAL, 5))
                .usingRecursiveComparison()
                .ignoringFields("timeMillis")
                .isEqualTo(Traffic.event(4711));
    }

    @Test
    void ourDecoderRefusesNoneAndReadsWhatWasWritten() {
        numbers().mapToObj(Traffic::event).forEach(event -> {
            byte[] json = writer.write(event);
            assertThat(decoder.decode(json, null, "touchpoints", 0, 0, event.timeMillis())
                            .event())
                    .isEqualTo(event);
        });
    }

    @Test
    void theyAreAbout350BytesLong() {
        assertThat(numbers()
                        .mapToInt(number -> writer.write(Traffic.event(number)).length)
                        .average()
                        .orElseThrow())
                .isBetween(335.0, 365.0);
    }

    @Test
    void theyAreOfAllKindsAndMostlySurveysContactsVisitsAndQuality() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        numbers().mapToObj(Traffic::event).forEach(event -> counts.merge(event.kind(), 1, Integer::sum));
        assertThat(counts).hasSize(Kind.values().length);
        assertThat(counts.get(Kind.SURVEY)
                        + counts.get(Kind.CONTACT)
                        + counts.get(Kind.VISIT)
                        + counts.get(Kind.QUALITY))
                .isBetween(MANY * 3 / 4, MANY * 17 / 20);
    }

    @Test
    void mostOfThemAreOfOneSegmentAndFewOfAnother() {
        Map<String, Integer> counts = new HashMap<>();
        numbers()
                .mapToObj(Traffic::event)
                .filter(event -> event.segment() != null)
                .forEach(event -> counts.merge(event.segment(), 1, Integer::sum));
        assertThat(counts.keySet()).isEqualTo(Set.of("basic", "silver", "gold", "platinum"));
        assertThat(counts.get("basic")).isGreaterThan(MANY / 2);
        assertThat(counts.get("platinum")).isBetween(MANY / 100, MANY / 20);
    }

    @Test
    void customersAreManyAndStayInTheirPartition() {
        Map<String, Integer> partitions = new HashMap<>();
        Set<Integer> used = new TreeSet<>();
        numbers().forEach(number -> {
            Touchpoint event = Traffic.event(number);
            int partition = Traffic.partition(event, number);
            used.add(partition);
            if (event.customer() != null) {
                assertThat(partitions.merge(event.customer(), partition, (before, now) -> now))
                        .isEqualTo(partition);
            }
        });
        assertThat(used).containsExactly(0, 1, 2, 3);
        assertThat(partitions).hasSizeBetween(MANY / 2, MANY);
    }

    @Test
    void aLoadSaysHowManyCustomersAndTouchpointsThereAre() {
        assertThat(touchpoints(Load.USUAL)).hasSize(11);
        assertThat(touchpoints(Load.USUAL.cellsTimes(10))).hasSize(110);
        assertThat(numbers()
                        .mapToObj(number -> Traffic.event(number, Load.USUAL.withCustomers(10), 5)
                                .customer())
                        .filter(Objects::nonNull)
                        .distinct())
                .hasSize(10);
    }

    private static Set<String> touchpoints(Load load) {
        return numbers()
                .mapToObj(number -> Traffic.event(number, load).touchpoint())
                .collect(Collectors.toSet());
    }

    /** Else others would drop what we count, and the numbers could not agree. */
    @Test
    void timeNeverGoesBack() {
        assertThat(numbers().map(number -> Traffic.event(number).timeMillis()).toArray())
                .isSorted();
        assertThat(Traffic.event(10_000).timeMillis() - Traffic.event(0).timeMillis())
                .isEqualTo(1000);
    }

    private static LongStream numbers() {
        return LongStream.range(0, MANY);
    }
}
