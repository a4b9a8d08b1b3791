package xm.app.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * How event time moves.
 *
 * @param outOfOrderness how far behind the newest event of its partition an event may come
 * @param idleAfter a partition that is silent for so long does not hold up the others
 * @param futureTolerance how far an event may be dated after Kafka received it, before it is refused
 */
public record TimeConfig(Duration outOfOrderness, Duration idleAfter, Duration futureTolerance)
        implements Serializable {

    static final TimeConfig DEFAULT =
            new TimeConfig(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(1));

    static TimeConfig read(Settings settings) {
        return new TimeConfig(
                settings.duration("out-of-orderness", DEFAULT.outOfOrderness(), Duration.ZERO),
                settings.duration("idle-after", DEFAULT.idleAfter(), Duration.ofSeconds(1)),
                settings.duration("future-tolerance", DEFAULT.futureTolerance(), Duration.ZERO));
    }
}
