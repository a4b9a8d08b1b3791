package xm.sim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import xm.event.Channel;
import xm.event.Purchase;
import xm.event.Stage;
import xm.event.Visit;
import xm.event.Visit.Outcome;

/**
 * The first chapter: a customer comes, searches, looks at a product and goes to the checkout. Who pays is sent a parcel;
 * whom errors drove away tries another channel, calls, or goes.
 */
final class Shopping {
    private static final int REVIEW_EVERY_PURCHASES = 2_000;

    private final Agenda agenda;
    private final Journal journal;
    private final Dice dice;
    private final Population population;
    private final Checkout checkout;
    private final Measurements measurements;
    private final Deliveries deliveries;
    private final Service service;
    private final Opinions opinions;
    private long trips;

    Shopping(
            Agenda agenda,
            Journal journal,
            Dice dice,
            Population population,
            Checkout checkout,
            Deliveries deliveries,
            Service service,
            Opinions opinions) {
        this.agenda = agenda;
        this.journal = journal;
        this.dice = dice;
        this.population = population;
        this.checkout = checkout;
        this.measurements = new Measurements(dice);
        this.deliveries = deliveries;
        this.service = service;
        this.opinions = opinions;
    }

    private record Trip(Customer customer, Channel channel, String journey, int attempt) {}

    void visit(Customer customer) {
        Channel channel = switch (dice.pick(0.42, 0.36, 0.16, 0.06)) {
            case 0 -> Channel.MOBILE;
            case 1 -> Channel.WEB;
            case 2 -> Channel.STORE;
            default -> Channel.KIOSK;
        };
        Trip trip = new Trip(customer, channel, "order-" + ++trips, 1);
        switch (channel) {
            case STORE -> agenda.after(dice.logNormal(600, 0.5), () -> pay(trip));
            case KIOSK -> look(trip);
            default -> search(trip);
        }
    }

    private void search(Trip trip) {
        write(trip, Place.SEARCH).quality(measurements.page(trip.channel));
        double seconds = Math.rint(dice.logNormal(25, 0.6));
        agenda.after(seconds, () -> {
            Outcome outcome = outcome(0.94, 0.01);
            write(trip, Place.SEARCH).visit(new Visit(outcome, 1 + dice.below(3), 3, 0, seconds));
            if (outcome == Outcome.COMPLETED) {
                look(trip);
            }
        });
    }

    private void look(Trip trip) {
        double seconds = Math.rint(dice.logNormal(50, 0.7));
        agenda.after(seconds, () -> {
            Outcome outcome = outcome(0.96, 0.005);
            write(trip, Place.PRODUCT_PAGE).visit(new Visit(outcome, 1 + dice.below(4), 4, 0, seconds));
            if (trip.channel != Channel.KIOSK && dice.chance(0.06)) {
                write(trip, Place.PRODUCT_PAGE).quality(measurements.film());
            }
            if (outcome == Outcome.COMPLETED && dice.chance(0.62)) {
                pay(trip);
            }
        });
    }

    private void pay(Trip trip) {
        Visit visit = checkout.attempt(trip.channel);
        agenda.after(visit.durationSeconds(), () -> {
            boolean bought = visit.outcome() == Outcome.COMPLETED;
            write(trip, Place.CHECKOUT).visit(visit);
            if (trip.channel != Channel.STORE && dice.chance(0.3)) {
                write(trip, Place.CHECKOUT).quality(measurements.payment(!bought && visit.errors() > 0));
            }
            opinions.form(
                    trip.customer,
                    new Experience(
                            Place.CHECKOUT,
                            trip.channel,
                            trip.journey,
                            Checkout.service(visit, dice),
                            Checkout.effort(visit),
                            bought,
                            "payment"));
            if (bought) {
                buy(trip);
            } else if (visit.errors() > 0) {
                getOver(trip);
            }
        });
    }

    private void buy(Trip trip) {
        Customer customer = trip.customer;
        double typical = 15 + StrictMath.sqrt(customer.segment().yearlyValue()) * 3;
        BigDecimal amount = BigDecimal.valueOf(dice.logNormal(typical, 0.6)).setScale(2, RoundingMode.HALF_UP);
        write(trip, Place.CHECKOUT)
                .stage(customer.hasBought() ? Stage.REPEAT_PURCHASE : Stage.PURCHASE)
                .purchase(new Purchase(amount, "EUR", 1 + dice.pick(0.6, 0.25, 0.1, 0.05)));
        customer.buy();
        if (trip.channel != Channel.STORE) {
            deliveries.send(customer, trip.journey);
        }
        if (dice.chance(1.0 / REVIEW_EVERY_PURCHASES)) {
            population.review(customer);
        }
    }

    private void getOver(Trip trip) {
        switch (dice.pick(0.30, 0.25, 0.45)) {
            case 0 -> {
                if (trip.attempt < 2) {
                    Trip again = new Trip(trip.customer, Channel.WEB, trip.journey, trip.attempt + 1);
                    agenda.after(dice.exponential(180), () -> pay(again));
                }
            }
            case 1 -> agenda.after(dice.exponential(240), () -> service.ask(trip.customer, trip.journey, "payment"));
            default -> {} // goes, and does not say why
        }
    }

    private Outcome outcome(double completed, double failed) {
        return switch (dice.pick(completed, failed, 1 - completed - failed)) {
            case 0 -> Outcome.COMPLETED;
            case 1 -> Outcome.FAILED;
            default -> Outcome.ABANDONED;
        };
    }

    private Entry write(Trip trip, Place place) {
        return journal.at(Source.SHOP, place, trip.channel).of(trip.customer, trip.journey);
    }
}
