package xm.customer.standing;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import xm.customer.Moment;
import xm.customer.MomentKind;
import xm.customer.Voice;
import xm.event.Complaint;
import xm.event.Contact;
import xm.event.Delivery;
import xm.event.EffortInstrument;
import xm.event.Mention;
import xm.event.Quality;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.event.Visit;
import xm.signal.qoe.Opinion;

/**
 * What an event by itself says of its customer; what it says as part of an episode or a case is found there. Which
 * events count as which moments is our own choice.
 *
 * @param paymentTouchpoints where a failed visit is a payment that failed
 * @param cancellationTouchpoints where a visit is a look at the way out
 * @param shortWait a contact with a longer wait was no little effort
 */
public record EventMoments(Set<String> paymentTouchpoints, Set<String> cancellationTouchpoints, Duration shortWait)
        implements Serializable {

    /** As they ship. */
    public static final EventMoments DEFAULT =
            new EventMoments(Set.of("payment"), Set.of("cancellation", "cancel"), Duration.ofMinutes(2));

    private static final int WORST = 1;
    private static final int SEVERITIES = 4;
    private static final double UNKNOWN_SEVERITY = 0.5;
    private static final int PROMOTER_FROM = 9;
    private static final int DETRACTOR_UP_TO = 6;
    /** Answers 1 to 7 that agree, and those that feel bad. */
    private static final int AGREES_FROM = 5;

    private static final int BAD_UP_TO = 3;

    public EventMoments {
        paymentTouchpoints = Set.copyOf(paymentTouchpoints);
        cancellationTouchpoints = Set.copyOf(cancellationTouchpoints);
    }

    /** Tells the moments of an event; probes have none, as they are no customers. */
    void tell(Touchpoint event, String segment, Voice voice) {
        if (event.isProbe() || event.customer() == null) {
            return;
        }
        Teller teller = new Teller(event, segment, voice);
        switch (event.kind()) {
            case PURCHASE -> teller.tell(MomentKind.PURCHASE, amount(event), null);
            case CANCELLATION -> teller.tell(MomentKind.CANCELLATION, 0, null);
            case COMPLAINT -> complaint(event.complaint(), teller);
            case SURVEY -> survey(event.survey(), teller);
            case CONTACT -> contact(event.contact(), teller);
            case VISIT -> visit(event, teller);
            case QUALITY -> quality(event.quality(), teller);
            case DELIVERY -> delivery(event.delivery(), teller);
            case MENTION -> mention(event.mention(), teller);
            case REFERRAL -> teller.tell(MomentKind.REFERRAL, 0, null);
            default -> {}
        }
    }

    private void complaint(Complaint complaint, Teller teller) {
        Integer severity = complaint.severity();
        double weight = severity == null ? UNKNOWN_SEVERITY : (SEVERITIES + 1.0 - severity) / SEVERITIES;
        String cause = complaint.caseId() == null ? teller.cause() : complaint.caseId();
        teller.tell(MomentKind.COMPLAINT, weight, cause);
        if (severity != null && severity == WORST) {
            teller.tell(MomentKind.STRIKE, 1, "complaint of the worst severity, " + cause);
        }
    }

    private void survey(Survey survey, Teller teller) {
        teller.tell(MomentKind.ANSWERED, 0, null);
        Survey.Satisfaction csat = survey.csat();
        if (csat != null && csat.scale().isDissatisfied(csat.score())) {
            teller.tell(MomentKind.LOW_SATISFACTION, 1, null);
        } else if (csat != null && csat.scale().isSatisfied(csat.score())) {
            teller.tell(MomentKind.HIGH_SATISFACTION, 1, null);
        }
        if (survey.nps() != null && survey.nps() <= DETRACTOR_UP_TO) {
            teller.tell(MomentKind.DETRACTOR, 1, null);
        } else if (survey.nps() != null && survey.nps() >= PROMOTER_FROM) {
            teller.tell(MomentKind.PROMOTER, 1, null);
        }
        if (survey.emotion() != null && survey.emotion() <= BAD_UP_TO) {
            upset(survey, teller);
        }
    }

    private void upset(Survey survey, Teller teller) {
        boolean isDone = survey.success() != null && survey.success() >= AGREES_FROM;
        boolean isEasy = (survey.ease() != null && survey.ease() >= AGREES_FROM) || isEasy(survey.effort());
        String matter = teller.matter(survey.topic());
        if (isDone && isEasy) {
            teller.tell(MomentKind.RESENTFUL, 1, teller.cause());
        } else if (matter != null) {
            teller.tell(MomentKind.UPSET, 1, matter);
        }
    }

    private void contact(Contact contact, Teller teller) {
        String matter = teller.matter(contact.topic());
        if (matter != null && contact.outcome() == Contact.Outcome.RESOLVED && isEasy(contact)) {
            teller.tell(MomentKind.EASILY_RESOLVED, 1, matter);
        }
    }

    private void visit(Touchpoint event, Teller teller) {
        if (cancellationTouchpoints.contains(event.touchpoint())) {
            teller.tell(MomentKind.CANCELLATION_PAGE, 1, null);
        }
        boolean isFailed = event.visit().outcome() == Visit.Outcome.FAILED;
        if (isFailed && paymentTouchpoints.contains(event.touchpoint())) {
            teller.tell(MomentKind.PAYMENT_FAILURE, 1, null);
        }
    }

    private static void quality(Quality quality, Teller teller) {
        Opinion.of(quality).ifPresent(opinion -> {
            if (opinion < Opinion.POOR) {
                teller.tell(MomentKind.OUTAGE, Opinion.poorness(opinion), null);
            }
        });
    }

    private static void delivery(Delivery delivery, Teller teller) {
        if (delivery.status() == Delivery.Status.FAILED) {
            teller.tell(MomentKind.STRIKE, 1, "failed delivery, " + teller.cause());
        }
    }

    private static void mention(Mention mention, Teller teller) {
        boolean isPraise = mention.intent() == Mention.Intent.APPRECIATE || mention.intent() == Mention.Intent.PROMOTE;
        if (isPraise) {
            teller.tell(MomentKind.PRAISE, 1, null);
        }
    }

    /** Not handed on, nothing told twice, and hardly a wait. */
    private boolean isEasy(Contact contact) {
        return (contact.transfers() == null || contact.transfers() == 0)
                && !Boolean.TRUE.equals(contact.repeatedInformation())
                && (contact.waitSeconds() == null || contact.waitSeconds() <= shortWait.toSeconds());
    }

    /** The easy box of each instrument: CES 1.0 1-2, CES 2.0 5-7, Net Easy 1-2. */
    private static boolean isEasy(Survey.Effort effort) {
        return effort != null
                && (effort.instrument() == EffortInstrument.CES2 ? effort.score() >= 5 : effort.score() <= 2);
    }

    private static double amount(Touchpoint event) {
        BigDecimal amount = event.purchase().amount();
        return amount == null ? 0 : amount.doubleValue();
    }

    /** Tells moments of one event. */
    private record Teller(Touchpoint event, String segment, Voice voice) {
        void tell(MomentKind kind, double weight, String cause) {
            voice.moment(new Moment(event.timeMillis(), kind, weight, segment, event.touchpoint(), cause));
        }

        /** The journey, else the event. */
        String cause() {
            if (event.journey() != null) {
                return event.journey();
            }
            return event.source() == null ? event.id() : event.source() + " " + event.id();
        }

        /** What the event is about: the journey, else the topic, {@code null} if it does not say. */
        String matter(String topic) {
            return event.journey() == null ? topic : event.journey();
        }
    }
}
