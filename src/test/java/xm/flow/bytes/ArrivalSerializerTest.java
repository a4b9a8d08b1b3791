package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import xm.codec.RandomEvents;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.Rejection;
import xm.event.Touchpoint;
import xm.event.Touchpoints;
import xm.sim.Happening;
import xm.sim.Scenario;
import xm.sim.Simulation;
import xm.sim.World;
import xm.speed.Traffic;

class ArrivalSerializerTest {
    private static final int MANY = 20_000;

    private final TypeSerializer<Arrival> serializer = EdgeType.ARRIVALS.createSerializer(new SerializerConfigImpl());

    @Test
    void theTrafficComesBackAsItWas() throws IOException {
        for (long number = 0; number < MANY; number++) {
            comesBack(arrival(Traffic.event(number)));
        }
    }

    @Test
    void eventsWithEveryMemberThereOrNotComeBackAsTheyWere() throws IOException {
        RandomEvents events = new RandomEvents(1);
        for (int i = 0; i < MANY; i++) {
            comesBack(arrival(events.next()));
        }
    }

    @Test
    void theLivesOfSimulatedCustomersComeBackAsTheyWere() throws IOException {
        Simulation simulation = new Simulation(
                World.standard(7).withEventsPerSecond(5),
                Scenario.named("none"),
                Instant.parse("2026-03-02T09:00:00Z"));
        for (int i = 0; i < MANY; i++) {
            Happening happening = simulation.next();
            if (happening.isEvent()) {
                comesBack(arrival(happening.event()));
            }
        }
    }

    /** No sense is needed for it: a probe with ten payloads, an amount of a scale that nobody can print. */
    @Test
    void whateverTheRecordsCanHoldComesBackAsItWas() throws Exception {
        for (long seed = 0; seed < 3000; seed++) {
            Arrival arrival = new AnyRecords(seed, seed % 10 / 10.0).next(Arrival.class);
            comesBack(arrival);
        }
    }

    @Test
    void whereNothingIsThereNothingComesBack() throws Exception {
        comesBack(new AnyRecords(1, 1).next(Arrival.class));
        comesBack(arrival(new AnyRecords(1, 1).next(Touchpoint.class)));
        comesBack(new Arrival(null, new AnyRecords(1, 1).next(Rejection.class), null, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(RejectReason.class)
    void rejectionsComeBackAsTheyWere(RejectReason reason) throws IOException {
        Touchpoint event = reason == RejectReason.TOO_LATE ? Traffic.event(1) : null;
        byte[] key = {99, 45, -1, 0};
        Rejection rejection = new Rejection(
                reason,
                "survey.csat",
                "It is 11 of 10.",
                "touchpoints",
                3,
                4711,
                1_764_000_000_000L,
                key,
                "{…}",
                event);
        comesBack(new Arrival(null, rejection, "touchpoints", 3, 4711, Arrival.UNKNOWN_TIME));
    }

    static Stream<String> texts() {
        return Stream.of(
                "",
                "\0",
                "ÿ",
                "Ā",
                "größe",
                "店",
                "\ud83d\ude00",
                "half of a pair: \ud83d",
                "the other half: \ude00",
                "e".repeat(63),
                "e".repeat(64),
                "ß".repeat(CompactOutput.LONGEST_LATIN),
                "e".repeat(CompactOutput.LONGEST_LATIN + 1),
                "\ud83d\ude00".repeat(500_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsComeBackWhateverTheyHold(String text) throws IOException {
        Touchpoint event = Touchpoints.event(text, text, 0)
                .touchpoint(text)
                .segment(text)
                .csat(5)
                .build();

        comesBack(arrival(event));
        comesBack(new Arrival(event, null, text, 0, 0, 0));
    }

    @Test
    void namesAreMadeOnceAndIdsEachTime() throws IOException {
        Arrival first = back(arrival(Traffic.event(1)));
        Arrival again = back(arrival(Traffic.event(1)));

        assertThat(again.topic()).isSameAs(first.topic());
        assertThat(again.event().touchpoint()).isSameAs(first.event().touchpoint());
        assertThat(again.event().id()).isNotSameAs(first.event().id());
    }

    @Test
    void moreNamesThanItRemembersComeBackAsTheyWere() throws IOException {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5000; i++) {
                comesBack(arrival(Touchpoints.event("e-1", "c-1", 0)
                        .touchpoint("touchpoint-" + i)
                        .csat(5)
                        .build()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void amountsComeBackToTheLastDigit(BigDecimal amount) {
        CompactOutput out = new CompactOutput();
        out.begin();
        out.amount(amount);
        CompactInput in = new CompactInput();
        in.begin(out.written(), out.size());

        assertThat(in.amount()).isEqualTo(amount);
    }

    static Stream<BigDecimal> amounts() {
        return Stream.of(
                        "0",
                        "0.00",
                        "-1.10",
                        "1E+9",
                        "1E-2147483647",
                        "9223372036854775807",
                        "-9223372036854775808",
                        "9223372036854775808",
                        "-92233720368547758.09",
                        "123456789012345678901234567890.1234567890")
                .map(BigDecimal::new);
    }

    @Test
    void oneAfterTheOtherInOneStreamKeepApart() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (long number = 0; number < 100; number++) {
            serializer.serialize(arrival(Traffic.event(number)), out);
        }
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        DataOutputSerializer copied = new DataOutputSerializer(64);
        for (long number = 0; number < 50; number++) {
            assertThat(serializer.deserialize(in)).isEqualTo(arrival(Traffic.event(number)));
        }
        for (long number = 50; number < 100; number++) {
            serializer.copy(in, copied);
        }

        assertThat(in.available()).isZero();
        DataInputDeserializer copies = new DataInputDeserializer(copied.getCopyOfBuffer());
        for (long number = 50; number < 100; number++) {
            assertThat(serializer.deserialize(copies)).isEqualTo(arrival(Traffic.event(number)));
        }
    }

    private static Arrival arrival(Touchpoint event) {
        return new Arrival(event, null, "touchpoints", 3, 123_456_789, event.timeMillis() + 40);
    }

    /** An array is equal to itself alone, so a rejection's key is compared by its bytes and the rest without it. */
    private void comesBack(Arrival arrival) throws IOException {
        Arrival back = back(arrival);
        assertThat(keyless(back)).isEqualTo(keyless(arrival));
        assertThat(key(back)).isEqualTo(key(arrival));
    }

    private static byte[] key(Arrival arrival) {
        return arrival.rejection() == null ? null : arrival.rejection().key();
    }

    private static Arrival keyless(Arrival arrival) {
        Rejection it = arrival.rejection();
        Rejection keyless = it == null
                ? null
                : new Rejection(
                        it.reason(),
                        it.field(),
                        it.detail(),
                        it.topic(),
                        it.partition(),
                        it.offset(),
                        it.receivedAtMillis(),
                        null,
                        it.payload(),
                        it.event());
        return new Arrival(
                arrival.event(),
                keyless,
                arrival.topic(),
                arrival.partition(),
                arrival.offset(),
                arrival.receivedAtMillis());
    }

    private Arrival back(Arrival arrival) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(Written.by(serializer, arrival));
        Arrival back = serializer.deserialize(in);
        assertThat(in.available()).isZero();
        return back;
    }
}
