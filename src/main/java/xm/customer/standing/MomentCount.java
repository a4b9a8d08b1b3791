package xm.customer.standing;

import java.io.Serializable;
import xm.customer.Moment;
import xm.customer.churn.Evidence;
import xm.customer.churn.EvidenceKind;
import xm.customer.churn.Purchases;

/** What a moment adds to what is remembered of a customer; what follows from it for risk and rung is judged later. */
final class MomentCount implements Serializable {
    private final StandingSettings settings;

    MomentCount(StandingSettings settings) {
        this.settings = settings;
    }

    void count(Subject subject, Moment moment) {
        Profile profile = subject.profile();
        ExceptionRules exceptions = settings.exceptions();
        long time = moment.timeMillis();
        meet(profile, moment);
        addEvidence(profile, moment);
        switch (moment.kind()) {
            case PURCHASE -> buy(profile, moment);
            case CANCELLATION -> cancel(profile, time);
            case LOW_SATISFACTION, DETRACTOR -> profile.climb.disappointed(time);
            case PROMOTER, PRAISE -> profile.climb.praised(time);
            case REFERRAL -> profile.climb.referred(time);
            case ANSWERED, COMPLAINT -> exceptions.spoke(profile, time);
            case HIGH_EFFORT -> exceptions.effort(profile, moment);
            case EASILY_RESOLVED -> resolve(profile, moment);
            case UPSET -> exceptions.upset(subject, moment, settings.value(profile));
            case RESENTFUL -> exceptions.resentful(subject, moment, settings.value(profile));
            case STRIKE -> exceptions.strike(subject, moment, settings.value(profile));
            default -> {}
        }
    }

    private static void meet(Profile profile, Moment moment) {
        profile.firstMillis = Math.min(profile.firstMillis, moment.timeMillis());
        if (moment.timeMillis() >= profile.lastMillis) {
            profile.lastMillis = moment.timeMillis();
            profile.segment = moment.segment();
        }
        if (profile.climb == null) {
            profile.climb = new Climb(profile.clockMillis);
        }
    }

    private void addEvidence(Profile profile, Moment moment) {
        EvidenceKind kind = EvidenceKind.of(moment.kind());
        if (kind == null) {
            return;
        }
        profile.evidence = profile.evidence == null ? new Evidence() : profile.evidence;
        profile.evidence.add(settings.churn().weights(), kind, severity(moment), moment.timeMillis());
    }

    private static double severity(Moment moment) {
        return switch (moment.kind()) {
            case COMPLAINT, HIGH_EFFORT, OUTAGE -> moment.weight();
            default -> 1;
        };
    }

    /** Bought: is back, if the contract had ended before. */
    private static void buy(Profile profile, Moment moment) {
        profile.purchases = profile.purchases == null ? new Purchases() : profile.purchases;
        profile.purchases.buy(moment.timeMillis(), moment.weight());
        if (profile.goneMillis != null && moment.timeMillis() > profile.goneMillis) {
            profile.goneMillis = null;
        }
    }

    private static void cancel(Profile profile, long timeMillis) {
        boolean cameBack = profile.purchases != null && profile.purchases.spendMillis > timeMillis;
        if (!cameBack) {
            profile.goneMillis = timeMillis;
        }
    }

    private static void resolve(Profile profile, Moment moment) {
        profile.easyContacts = profile.easyContacts == null ? new EasyContacts() : profile.easyContacts;
        profile.easyContacts.add(moment.cause(), moment.timeMillis());
    }
}
