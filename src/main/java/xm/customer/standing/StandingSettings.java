package xm.customer.standing;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import xm.customer.CustomerMemory;
import xm.customer.churn.ChurnRules;

/**
 * By what it is judged where a customer stands.
 *
 * @param valueOfSegment money a year of a customer, by segment; of others it is what they spend
 * @param memory how long a customer of whom nothing more is heard is known
 */
public record StandingSettings(
        EventMoments moments,
        ChurnRules churn,
        LadderRules ladder,
        ExceptionRules exceptions,
        Map<String, Double> valueOfSegment,
        Duration memory)
        implements Serializable {

    /** As they ship. */
    public static final StandingSettings DEFAULT = new StandingSettings(
            EventMoments.DEFAULT,
            ChurnRules.DEFAULT,
            LadderRules.DEFAULT,
            ExceptionRules.DEFAULT,
            Map.of(),
            Duration.ofDays(400));

    public StandingSettings {
        valueOfSegment = Map.copyOf(valueOfSegment);
    }

    /** What a customer is worth in money a year at the profile's clock: as set, else as spent. */
    double value(Profile profile) {
        // nobody is in a segment before the first moment has been counted
        Double set = profile.segment == null ? null : valueOfSegment.get(profile.segment);
        if (set != null) {
            return set;
        }
        return profile.purchases == null ? 0 : Math.max(0, profile.purchases.spendPerYear(profile.clockMillis));
    }

    /** When a customer of whom nothing was heard since a time is forgotten, {@link CustomerMemory#NEVER} if not. */
    long forgetMillis(long lastMillis) {
        long forget = lastMillis + memory.toMillis();
        return forget < lastMillis ? CustomerMemory.NEVER : forget;
    }

    /** The same with another memory. */
    public StandingSettings remembering(Duration other) {
        return new StandingSettings(moments, churn, ladder, exceptions, valueOfSegment, other);
    }

    /** The same with another churn model. */
    public StandingSettings with(ChurnRules other) {
        return new StandingSettings(moments, other, ladder, exceptions, valueOfSegment, memory);
    }
}
