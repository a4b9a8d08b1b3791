package xm.sim;

import xm.event.Channel;
import xm.event.Contact;
import xm.event.Contact.Handler;
import xm.event.Contact.Outcome;

/**
 * The chapter of asking for help: by phone, chat, mail, or the phone's menu. Who is not helped asks again and has to
 * repeat everything; who is passed on or has had enough complains.
 */
final class Service {
    /** Nobody asks more often than this. */
    private static final int MOST_ATTEMPTS = 4;

    private final Agenda agenda;
    private final Journal journal;
    private final Dice dice;
    private final CallQueue queue;
    private final Measurements measurements;
    private final Cases cases;
    private final Opinions opinions;

    Service(Agenda agenda, Journal journal, Dice dice, CallQueue queue, Cases cases, Opinions opinions) {
        this.agenda = agenda;
        this.journal = journal;
        this.dice = dice;
        this.queue = queue;
        this.measurements = new Measurements(dice);
        this.cases = cases;
        this.opinions = opinions;
    }

    /** Something to ask about, and how often it has been asked. */
    private record Matter(Customer customer, String journey, String topic, int attempt) {
        Matter again() {
            return new Matter(customer, journey, topic, attempt + 1);
        }
    }

    void ask(Customer customer, String journey, String topic) {
        Matter matter = new Matter(customer, journey, topic, 1);
        switch (dice.pick(0.50, 0.22, 0.13, 0.15)) {
            case 0 -> call(matter);
            case 1 -> chat(matter);
            case 2 -> mail(matter);
            default -> useMenu(matter);
        }
    }

    private void call(Matter matter) {
        SegmentProfile segment = matter.customer.segment();
        double wait = dice.exponential(12) + queue.waitSeconds() * segment.queueShare();
        double patience = 20 + dice.exponential(segment.patienceSeconds());
        if (wait > patience) {
            agenda.after(patience, () -> end(matter, Place.SUPPORT_CALL, Outcome.ABANDONED, patience, null));
            return;
        }
        double talk = dice.logNormal(260, 0.5);
        queue.accept(talk);
        agenda.after(wait + talk, () -> {
            if (dice.chance(0.5)) {
                journal.at(Source.CALLCENTRE, Place.SUPPORT_CALL, Channel.CALL)
                        .of(matter.customer, matter.journey)
                        .quality(measurements.line());
            }
            end(matter, Place.SUPPORT_CALL, outcome(matter, 0.89, 0.04), wait, talk);
        });
    }

    private void chat(Matter matter) {
        double wait = dice.exponential(25);
        double talk = dice.logNormal(360, 0.5);
        agenda.after(wait + talk, () -> end(matter, Place.SUPPORT_CHAT, outcome(matter, 0.86, 0.03), wait, talk));
    }

    private void mail(Matter matter) {
        double wait = dice.logNormal(2_700, 0.6);
        double work = dice.logNormal(300, 0.5);
        agenda.after(wait + work, () -> end(matter, Place.SUPPORT_EMAIL, outcome(matter, 0.87, 0.03), wait, work));
    }

    /** Nobody waits for the menu; whom it cannot help asks a person later. */
    private void useMenu(Matter matter) {
        double seconds = dice.logNormal(90, 0.4);
        agenda.after(seconds, () -> end(matter, Place.SUPPORT_IVR, outcome(matter, 0.82, 0), 0.0, seconds));
    }

    /** The more often it has been asked, the likelier it is passed on instead of left open. */
    private Outcome outcome(Matter matter, double resolved, double escalated) {
        double passedOn = Math.min(1 - resolved, escalated * matter.attempt);
        return switch (dice.pick(resolved, passedOn, 1 - resolved - passedOn)) {
            case 0 -> Outcome.RESOLVED;
            case 1 -> Outcome.ESCALATED;
            default -> Outcome.UNRESOLVED;
        };
    }

    private void end(Matter matter, Place place, Outcome outcome, double waitSeconds, Double handleSeconds) {
        Channel channel = channel(place);
        Contact contact = new Contact(
                outcome,
                Math.rint(waitSeconds),
                handleSeconds == null ? null : Math.rint(handleSeconds),
                transfers(place, outcome),
                matter.attempt > 1 && outcome != Outcome.ABANDONED,
                handler(place, outcome),
                matter.topic);
        journal.at(Source.CALLCENTRE, place, channel)
                .of(matter.customer, matter.journey)
                .contact(contact);
        opinions.form(
                matter.customer,
                new Experience(
                        place,
                        channel,
                        matter.journey,
                        service(place, contact, matter.attempt),
                        effort(place, contact, matter.attempt),
                        outcome == Outcome.RESOLVED,
                        matter.topic));
        followUp(matter, place, channel, outcome);
    }

    private int transfers(Place place, Outcome outcome) {
        if (outcome == Outcome.ABANDONED || place == Place.SUPPORT_IVR) {
            return 0;
        }
        return outcome == Outcome.ESCALATED ? 1 + dice.below(2) : dice.pick(0.92, 0.08);
    }

    private Handler handler(Place place, Outcome outcome) {
        if (outcome == Outcome.ABANDONED) {
            return null;
        }
        return switch (place) {
            case SUPPORT_IVR -> Handler.SELF_SERVICE;
            case SUPPORT_CHAT -> dice.chance(0.4) ? Handler.BOT : Handler.HUMAN;
            default -> Handler.HUMAN;
        };
    }

    private static Channel channel(Place place) {
        return switch (place) {
            case SUPPORT_CHAT -> Channel.CHAT;
            case SUPPORT_EMAIL -> Channel.EMAIL;
            case SUPPORT_IVR -> Channel.IVR;
            default -> Channel.CALL;
        };
    }

    private void followUp(Matter matter, Place place, Channel channel, Outcome outcome) {
        boolean fedUp = outcome != Outcome.RESOLVED && matter.customer.frustration(agenda.nowMillis()) > 1.5;
        if (outcome == Outcome.ESCALATED || (fedUp && dice.chance(0.3))) {
            cases.complain(matter.customer, place, channel, matter.journey, matter.topic);
        } else if (outcome != Outcome.RESOLVED && matter.attempt < MOST_ATTEMPTS && dice.chance(0.55)) {
            agenda.after(60 + dice.exponential(1_200), () -> call(matter.again()));
        }
    }

    /** How good it was, 0..1. */
    private double service(Place place, Contact contact, int attempt) {
        double waiting = Math.min(0.35, contact.waitSeconds() / longWaitSeconds(place));
        double ending = switch (contact.outcome()) {
            case RESOLVED -> 0;
            case UNRESOLVED -> 0.40;
            case ESCALATED -> 0.45;
            case ABANDONED -> 0.50;
        };
        double level = dice.gaussian(0.91, 0.05) - waiting - ending - 0.08 * contact.transfers() - 0.08 * (attempt - 1);
        return Math.max(0, Math.min(1, level));
    }

    private static double effort(Place place, Contact contact, int attempt) {
        double waiting = Math.min(0.3, contact.waitSeconds() / longWaitSeconds(place) / 2);
        double ending = contact.outcome() == Outcome.RESOLVED ? 0 : 0.3;
        return Math.min(1, 0.1 + waiting + ending + 0.15 * contact.transfers() + 0.2 * (attempt - 1));
    }

    /** A written answer is expected within half a day, a spoken one within a quarter of an hour. */
    private static double longWaitSeconds(Place place) {
        return place == Place.SUPPORT_EMAIL ? 43_200 : 900;
    }
}
