package xm.sim;

import xm.event.Channel;
import xm.event.Delivery;
import xm.event.Delivery.Status;

/**
 * The parcel's chapter: same-day delivery within hours of the purchase. It comes on time, late or not at all, and the
 * later it is, the more likely the customer calls.
 */
final class Deliveries {
    private final Agenda agenda;
    private final Journal journal;
    private final Dice dice;
    private final Course course;
    private final Service service;
    private final Opinions opinions;

    Deliveries(Agenda agenda, Journal journal, Dice dice, Course course, Service service, Opinions opinions) {
        this.agenda = agenda;
        this.journal = journal;
        this.dice = dice;
        this.course = course;
        this.service = service;
        this.opinions = opinions;
    }

    /** Under way for half an hour to three hours; the promise is the hour in which it is due. */
    void send(Customer customer, String journey) {
        agenda.after(dice.between(1_800, 10_800), () -> reachTheDoor(customer, journey));
    }

    /** What goes wrong goes wrong on the last leg, so that a trouble shows at once and ends with its cause. */
    private void reachTheDoor(Customer customer, String journey) {
        double trouble = course.intensity(Trouble.DELIVERIES_LATE);
        if (dice.chance(0.01 + 0.04 * trouble)) {
            arrive(customer, journey, new Delivery(Status.FAILED, null));
        } else if (dice.chance(0.04 + 0.50 * trouble)) {
            double minutes = Math.rint(1 + dice.logNormal(12 + 18 * trouble, 0.6));
            agenda.after(minutes * 60, () -> arrive(customer, journey, new Delivery(Status.LATE, minutes)));
        } else {
            arrive(customer, journey, new Delivery(Status.ON_TIME, -Math.rint(dice.between(0, 30))));
        }
    }

    private void arrive(Customer customer, String journey, Delivery delivery) {
        journal.at(Source.COURIER, Place.DELIVERY, Channel.DELIVERY)
                .of(customer, journey)
                .delivery(delivery);
        double lateMinutes = delivery.status() == Status.LATE ? delivery.lateMinutes() : 0;
        double quality = switch (delivery.status()) {
            case ON_TIME -> dice.gaussian(0.91, 0.05);
            case LATE -> dice.gaussian(0.70, 0.06) - Math.min(0.45, lateMinutes / 100);
            case FAILED -> dice.gaussian(0.15, 0.05);
        };
        double effort = delivery.status() == Status.FAILED ? 0.7 : Math.min(0.6, 0.05 + lateMinutes / 100);
        opinions.form(
                customer,
                new Experience(
                        Place.DELIVERY,
                        Channel.DELIVERY,
                        journey,
                        Math.max(0, Math.min(1, quality)),
                        effort,
                        delivery.status() != Status.FAILED,
                        "delivery"));
        double calls = switch (delivery.status()) {
            case ON_TIME -> 0.01;
            case LATE -> Math.min(0.35, 0.08 + lateMinutes / 200);
            case FAILED -> 0.7;
        };
        if (dice.chance(calls)) {
            agenda.after(dice.exponential(900), () -> service.ask(customer, journey, "delivery"));
        }
    }
}
