package xm.speed.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import xm.codec.DecodeSettings;
import xm.codec.EventDecoder;
import xm.codec.EventWriter;
import xm.codec.Pseudonym;
import xm.event.Arrival;
import xm.speed.Traffic;

/** The decoder, for each event. */
@State(Scope.Thread)
public class DecoderBenchmark {
    public static final int EVENTS = 10_000;

    private final EventDecoder decoder =
            new EventDecoder(DecodeSettings.withPseudonym(new Pseudonym("of the tests".getBytes(UTF_8))));
    private byte[][] records;

    @Setup
    public void write() {
        EventWriter writer = new EventWriter();
        records = LongStream.range(0, EVENTS)
                .mapToObj(number -> writer.write(Traffic.event(number)))
                .toArray(byte[][]::new);
    }

    /** How many were accepted. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int decode() {
        int accepted = 0;
        for (byte[] record : records) {
            Arrival arrival = decoder.decode(record, null, "touchpoints", 0, 0, Long.MAX_VALUE);
            accepted += arrival.isAccepted() ? 1 : 0;
        }
        return accepted;
    }
}
