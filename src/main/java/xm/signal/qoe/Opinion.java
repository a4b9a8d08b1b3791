package xm.signal.qoe;

import java.util.OptionalDouble;
import xm.event.Quality;

/**
 * What people would think of a measured quality: a mean opinion score, 1 bad to 5 excellent.
 *
 * <p>A score that was computed elsewhere beats the models. Impairments that were not measured are taken as none, but
 * where nothing was measured that a model can judge there is no opinion, rather than a guess.
 */
public final class Opinion {
    /** From here on it is good. */
    public static final double GOOD = 4;
    /** Below it is poor. */
    public static final double POOR = 2.5;

    private static final EModel TELEPHONE = new EModel(Line.DEFAULT);
    /** Of a request's duration in thresholds. */
    private static final Iqx REQUEST = new Iqx(1, GOOD);

    private Opinion() {}

    public static OptionalDouble of(Quality quality) {
        double opinion = quality.mos() != null ? quality.mos() : judged(quality);
        return Double.isNaN(opinion) ? OptionalDouble.empty() : OptionalDouble.of(opinion);
    }

    /** How poor, for one that is below {@link #POOR}: 0 just so, 1 the worst there is; 0 for any other. */
    public static double poorness(double opinion) {
        return Math.max(0, (POOR - opinion) / (POOR - 1));
    }

    private static double judged(Quality quality) {
        if (quality.voice() != null) {
            return of(quality.voice());
        }
        if (quality.web() != null) {
            return of(quality.web());
        }
        if (quality.video() != null) {
            return of(quality.video());
        }
        return quality.api() != null ? of(quality.api()) : Double.NaN;
    }

    /** By the E-model; delay is from mouth to ear: network, jitter buffer and codec. No codec named is plain G.711. */
    private static double of(Quality.Voice voice) {
        Codec codec = voice.codec() == null ? Codec.G711 : Codec.named(voice.codec());
        boolean isDelayMeasured = voice.oneWayDelayMs() != null || voice.rttMs() != null;
        if (codec == null || (!isDelayMeasured && voice.lossPercent() == null)) {
            return Double.NaN;
        }
        double network = voice.oneWayDelayMs() != null ? voice.oneWayDelayMs() : orZero(voice.rttMs()) / 2;
        double delay = network + orZero(voice.jitterBufferMs()) + codec.delayMillis;
        double burstRatio = voice.burstRatio() == null ? 1 : voice.burstRatio();
        double impairment = codec.impairment(orZero(voice.lossPercent()), burstRatio);
        return RFactor.opinion(TELEPHONE.rating(EModel.Delay.oneWay(delay), impairment));
    }

    /** The worst of what was measured: a page that jumps is not saved by coming quickly. */
    private static double of(Quality.Web web) {
        double worst = Double.POSITIVE_INFINITY;
        if (web.lcpMs() != null) {
            worst = WebVital.LCP.opinion(web.lcpMs());
        }
        if (web.inpMs() != null) {
            worst = Math.min(worst, WebVital.INP.opinion(web.inpMs()));
        }
        if (web.cls() != null) {
            worst = Math.min(worst, WebVital.CLS.opinion(web.cls()));
        }
        if (web.sessionSeconds() != null && web.expectedSeconds() != null) {
            double session = WebSession.ONE_PAGE.opinion(web.sessionSeconds(), web.expectedSeconds());
            worst = Double.isNaN(session) ? worst : Math.min(worst, session);
        }
        return worst <= 5 ? worst : Double.NaN;
    }

    /** Needs the play time, the stalls and their length; no stalls have no length, and the other way round. */
    private static double of(Quality.Video video) {
        boolean hasNoStalls = isZero(video.stalls()) || isZero(video.stallSeconds());
        boolean isMeasured = hasNoStalls || (video.stalls() != null && video.stallSeconds() != null);
        if (!isMeasured || video.playSeconds() == null || (hasNoStalls && video.playSeconds() == 0)) {
            return Double.NaN;
        }
        return Stalling.opinion(video.playSeconds(), orZero(video.stalls()), orZero(video.stallSeconds()));
    }

    /** By its threshold, at which it is just good; an error is the worst however quick. */
    private static double of(Quality.Api api) {
        if (Boolean.TRUE.equals(api.error())) {
            return 1;
        }
        boolean isMeasured = api.durationMs() != null && api.thresholdMs() != null && api.thresholdMs() > 0;
        return isMeasured ? REQUEST.opinionAt(api.durationMs() / api.thresholdMs()) : Double.NaN;
    }

    private static boolean isZero(Number measured) {
        return measured != null && measured.doubleValue() == 0;
    }

    private static double orZero(Number measured) {
        return measured == null ? 0 : measured.doubleValue();
    }
}
