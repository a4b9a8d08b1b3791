package xm.io.kafka;

import java.util.Optional;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import xm.codec.DecodeSettings;
import xm.event.Arrival;

/** {@link TouchpointSource} as the job has it, but from the first record to the last that is there, and then it ends. */
public final class BoundedTouchpoints {
    private BoundedTouchpoints() {}

    public static KafkaSource<Arrival> of(KafkaReading reading, DecodeSettings settings) {
        return TouchpointSource.builder(reading, settings, Optional.empty())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .build();
    }
}
