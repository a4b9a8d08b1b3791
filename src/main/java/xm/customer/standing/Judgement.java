package xm.customer.standing;

import java.io.Serializable;
import java.time.Duration;
import xm.customer.CustomerMemory;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.ChurnScorer;
import xm.customer.churn.LogOdds;
import xm.customer.churn.Score;
import xm.customer.churn.Silence;

/** Where a customer stands at the profile's clock: risk, rung, exceptions; and when to look again. */
final class Judgement implements Serializable {
    private static final int BANDS = 50;
    /** Most moments are followed by another within a day, and nobody asks how the risk would have gone on after it. */
    private static final long FIRST_LOOK_MILLIS = Duration.ofDays(1).toMillis();
    /** Longer than anybody is remembered, as a rule. */
    private static final long FAR_LOOK_MILLIS = Duration.ofDays(3650).toMillis();

    private final StandingSettings settings;
    private final ChurnScorer scorer;
    private final double[] edges;

    Judgement(StandingSettings settings) {
        this.settings = settings;
        this.scorer = new ChurnScorer(settings.churn());
        this.edges = edges(settings.churn());
    }

    /**
     * Judges anew.
     *
     * @param touchpoint of the moment that was counted, {@code null} if time alone brought this about
     * @param isCrossingOfInterest whether the risk may leave its band by silence before somebody judges again anyway
     */
    void judge(Subject subject, String touchpoint, boolean isCrossingOfInterest) {
        Profile profile = subject.profile();
        long now = profile.clockMillis;
        long end = settings.forgetMillis(profile.lastMillis);
        if (now >= end) {
            profile.forget();
            return;
        }
        sweep(profile);
        if (profile.goneMillis != null) {
            profile.leave();
            profile.stepMillis = end;
            profile.calmMillis = CustomerMemory.NEVER;
            return;
        }
        Silence silence = silence(profile);
        Silence.State state = silence.at(now);
        tellExceptions(subject, silence, state, touchpoint);
        LadderRules.Footing footing = footing(profile, state.risk());
        settings.ladder().step(profile.climb, footing, now);
        profile.stock = new Stock(
                profile.segment, state.risk(), footing.isAtRisk(), settings.value(profile), profile.climb.rung());
        plan(profile, footing);
        if (isCrossingOfInterest) {
            follow(profile, state.risk(), silence, state, touchpoint == null ? FAR_LOOK_MILLIS : FIRST_LOOK_MILLIS);
        }
    }

    /**
     * The risk has stayed in its band as far as it was followed, and nothing has happened: follows it further. Where other
     * rules are in force since it was told, it is judged by them.
     */
    void lookFurther(Subject subject) {
        Profile profile = subject.profile();
        Silence silence = silence(profile);
        Silence.State known = silence.at(profile.calmMillis);
        double risk = silence.at(profile.clockMillis).risk();
        if (Math.abs(risk - profile.stock.risk()) > 1.0 / BANDS) {
            profile.clockMillis = profile.calmMillis;
            judge(subject, null, true);
            return;
        }
        plan(profile, footing(profile, risk));
        follow(profile, risk, silence, known, FAR_LOOK_MILLIS);
    }

    /** Brings what is told of risk and value up to a time until which nothing else is due. */
    void refresh(Profile profile, long timeMillis) {
        Stock stock = profile.stock;
        if (stock != null && timeMillis > profile.clockMillis) {
            profile.clockMillis = timeMillis;
            profile.stock = stock.with(silence(profile).at(timeMillis).risk(), settings.value(profile));
        }
    }

    Score score(Profile profile, long timeMillis) {
        return scorer.score(profile.segment, profile.purchases, profile.evidence, profile.firstMillis, timeMillis);
    }

    private Silence silence(Profile profile) {
        return scorer.silence(profile.segment, profile.purchases, profile.evidence, profile.firstMillis);
    }

    private void sweep(Profile profile) {
        settings.exceptions().forget(profile, profile.clockMillis);
        boolean hasFaded = profile.evidence != null
                && profile.evidence.isForgotten(settings.churn().weights(), profile.clockMillis);
        if (hasFaded) {
            profile.evidence = null;
        }
    }

    private void tellExceptions(Subject subject, Silence silence, Silence.State state, String touchpoint) {
        Profile profile = subject.profile();
        ChurnRules churn = settings.churn();
        if (profile.stock == null) {
            profile.isAlarmed = LogOdds.probability(state.baseLogOdds()) >= churn.threshold();
        }
        double value = settings.value(profile);
        settings.exceptions().risk(subject, state.risk(), () -> silence.score(state), churn, value, touchpoint);
        if (profile.clockMillis >= settings.exceptions().suffersMillis(profile)) {
            settings.exceptions().suffers(subject, value);
        }
    }

    private LadderRules.Footing footing(Profile profile, double risk) {
        ChurnRules churn = settings.churn();
        boolean hasContract = churn.base(profile.segment) instanceof ChurnBase.Contractual;
        return new LadderRules.Footing(
                risk >= churn.threshold(),
                risk < churn.releaseBelow(),
                profile.purchases == null ? 0 : profile.purchases.days,
                hasContract ? profile.firstMillis : null);
    }

    /** When time alone changes something, but for the risk. */
    private void plan(Profile profile, LadderRules.Footing footing) {
        long own = Math.min(
                settings.exceptions().suffersMillis(profile),
                settings.ladder().nextMillis(profile.climb, footing, profile.clockMillis));
        profile.stepMillis = Math.min(settings.forgetMillis(profile.lastMillis), own);
        profile.calmMillis = CustomerMemory.NEVER;
    }

    /**
     * When the risk by silence alone crosses a threshold, or leaves its band of a fiftieth, as far as one looks.
     *
     * @param from up to where it is known to stay
     */
    private void follow(Profile profile, double risk, Silence silence, Silence.State from, long lookMillis) {
        long known = from.timeMillis();
        long calm = known > CustomerMemory.NEVER - lookMillis ? CustomerMemory.NEVER : known + lookMillis;
        double low = 0;
        double high = 1;
        for (double edge : edges) {
            if (edge <= risk) {
                low = Math.max(low, edge);
            } else {
                high = Math.min(high, edge);
            }
        }
        // a search that ended where something else is due would find another second
        long crossing = silence.firstOutside(low, high, from, calm);
        if (crossing != ChurnScorer.NEVER) {
            profile.stepMillis = Math.min(profile.stepMillis, crossing);
        } else if (calm < profile.stepMillis) {
            profile.stepMillis = calm;
            profile.calmMillis = calm;
        }
    }

    /** Where the risk told in the stock has to be told anew: each fiftieth, and the thresholds. */
    private static double[] edges(ChurnRules churn) {
        double[] edges = new double[BANDS + 1];
        for (int band = 1; band < BANDS; band++) {
            edges[band] = (double) band / BANDS;
        }
        edges[0] = churn.threshold();
        edges[BANDS] = churn.releaseBelow();
        return edges;
    }
}
