package xm.customer.episode;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many points of effort each behaviour costs, and how points become effort from 0 (none) to 1.
 *
 * <p>{@code effort01 = 1 - exp(-points / kappa)}: the first nuisance weighs most. Points are sums of contributions, so
 * each episode explains itself: two transfers and ten minutes of waiting are 1.4 + 0.8 = 2.2 points, an effort of .667.
 *
 * <p>No published standard for effort by behaviour is known to us. The drivers are those of the Effortless Experience
 * (CEB); the weights are our own priors, to be calibrated against what customers say in surveys (CES).
 *
 * @param version changes whenever a weight does
 * @param freeWaitSeconds of an episode that cost nothing
 * @param waitMinute points for each minute beyond
 * @param mostWait cap of the points for waiting
 * @param extraStep points for each step of a visit above the expected ones
 * @param mostSteps cap of the points for steps
 * @param handle points for each e-fold of the expected handle time
 * @param mostHandle cap of the points for handle time
 * @param kappa points that leave an ease of 1/e
 */
public record EffortWeights(
        int version,
        double repeatContact,
        double channelSwitch,
        double transfer,
        double repeatedInformation,
        double reEntry,
        double escalation,
        double error,
        double abandonment,
        double freeWaitSeconds,
        double waitMinute,
        double mostWait,
        double extraStep,
        double mostSteps,
        double handle,
        double mostHandle,
        double kappa)
        implements Serializable {

    /** As they ship. */
    public static final EffortWeights DEFAULT =
            new EffortWeights(1, 1.0, 0.7, 0.7, 0.5, 0.5, 0.7, 0.5, 1.0, 120, 0.1, 1.5, 0.1, 1.0, 0.5, 1.0, 2.0);

    private static final EffortDriver[] DRIVERS = EffortDriver.values();

    /** The points of an episode: the sum of its contributions, always added in the same order. */
    public double points(Behaviour behaviour) {
        double points = 0;
        for (EffortDriver driver : DRIVERS) {
            points += contribution(driver, behaviour);
        }
        return points;
    }

    /** What each driver contributes to the points, those that contribute nothing left out. */
    public Map<EffortDriver, Double> contributions(Behaviour behaviour) {
        Map<EffortDriver, Double> contributions = new LinkedHashMap<>();
        for (EffortDriver driver : DRIVERS) {
            double points = contribution(driver, behaviour);
            if (points > 0) {
                contributions.put(driver, points);
            }
        }
        return contributions;
    }

    /** The effort of that many points, 0 to 1. */
    public double effort01(double points) {
        return 1 - Math.exp(-points / kappa);
    }

    private double contribution(EffortDriver driver, Behaviour it) {
        return switch (driver) {
            case REPEAT_CONTACT -> repeatContact * it.repeatContacts();
            case CHANNEL_SWITCH -> channelSwitch * it.channelSwitches;
            case TRANSFER -> transfer * it.transfers;
            case REPEAT_INFO -> repeatedInformation * it.repeatedInformation;
            case RE_ENTRY -> reEntry * it.reEntries;
            case ESCALATION -> escalation * it.escalations;
            case ERROR -> error * it.errors;
            case ABANDON -> abandonment * it.abandonments;
            case WAIT -> Math.min(mostWait, waitMinute * Math.max(0, it.waitSeconds() - freeWaitSeconds) / 60);
            case STEPS -> Math.min(mostSteps, extraStep * it.extraSteps);
            case HANDLE -> Math.min(mostHandle, handle * it.handleExcess());
        };
    }
}
