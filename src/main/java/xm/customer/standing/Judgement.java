package xm.customer.standing;

import java.io.Serializable;
import xm.customer.CustomerMemory;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.ChurnScorer;
import xm.customer.churn.LogOdds;
import xm.customer.churn.Score;

/** Where a customer stands at the profile's clock: risk, rung, exceptions; and when to look again. */
final class Judgement implements Serializable {
    private static final int BANDS = 50;

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
            return;
        }
        Score score = score(profile, now);
        tellExceptions(subject, score, touchpoint);
        LadderRules.Footing footing = footing(profile, score.risk());
        settings.ladder().step(profile.climb, footing, now);
        profile.stock = new Stock(
                profile.segment, score.risk(), footing.isAtRisk(), settings.value(profile), profile.climb.rung());
        long own = Math.min(
                settings.exceptions().suffersMillis(profile),
                settings.ladder().nextMillis(profile.climb, footing, now));
        long crossing = isCrossingOfInterest ? crossing(profile, score.risk()) : CustomerMemory.NEVER;
        profile.stepMillis = Math.min(end, Math.min(own, crossing));
    }

    /** Brings what is told of risk and value up to a time until which nothing else is due. */
    void refresh(Profile profile, long timeMillis) {
        Stock stock = profile.stock;
        if (stock != null && timeMillis > profile.clockMillis) {
            profile.clockMillis = timeMillis;
            profile.stock = stock.with(score(profile, timeMillis).risk(), settings.value(profile));
        }
    }

    Score score(Profile profile, long timeMillis) {
        return scorer.score(profile.segment, profile.purchases, profile.evidence, profile.firstMillis, timeMillis);
    }

    private void sweep(Profile profile) {
        settings.exceptions().forget(profile, profile.clockMillis);
        boolean hasFaded = profile.evidence != null
                && profile.evidence.isForgotten(settings.churn().weights(), profile.clockMillis);
        if (hasFaded) {
            profile.evidence = null;
        }
    }

    private void tellExceptions(Subject subject, Score score, String touchpoint) {
        Profile profile = subject.profile();
        ChurnRules churn = settings.churn();
        if (profile.stock == null) {
            profile.isAlarmed = LogOdds.probability(score.baseLogOdds()) >= churn.threshold();
        }
        double value = settings.value(profile);
        settings.exceptions().risk(subject, score, churn, value, touchpoint);
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

    /** When the risk by silence alone crosses a threshold, or leaves its band of a fiftieth. */
    private long crossing(Profile profile, double risk) {
        double low = 0;
        double high = 1;
        for (double edge : edges) {
            if (edge <= risk) {
                low = Math.max(low, edge);
            } else {
                high = Math.min(high, edge);
            }
        }
        return scorer.crossing(
                profile.segment,
                profile.purchases,
                profile.evidence,
                profile.firstMillis,
                profile.clockMillis,
                low,
                high);
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
