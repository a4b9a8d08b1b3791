package xm.sim;

import xm.event.Change;
import xm.event.Channel;
import xm.event.Contact;
import xm.event.Contact.Handler;
import xm.event.Cord;
import xm.event.CsatScale;
import xm.event.Survey;
import xm.event.Survey.Satisfaction;
import xm.event.Visit;

/**
 * What the brand itself does: releases, staff who pull the cord when they see something go wrong, and mystery shoppers
 * who meet the same checkout and the same queue as everybody.
 */
final class House {
    private static final double HOUR = 3_600;
    private static final String[] RELEASES = {"search-ranking", "price-update", "new-images", "help-texts"};

    private final Agenda agenda;
    private final Journal journal;
    private final Dice dice;
    private final Course course;
    private final Checkout checkout;
    private final CallQueue queue;
    private long releases;

    House(Agenda agenda, Journal journal, Dice dice, Course course, Checkout checkout, CallQueue queue) {
        this.agenda = agenda;
        this.journal = journal;
        this.dice = dice;
        this.course = course;
        this.checkout = checkout;
        this.queue = queue;
    }

    void open() {
        Arrivals arrivals = new Arrivals(agenda, dice);
        arrivals.let(1 / (4 * HOUR), now -> 1, 1, this::release);
        arrivals.let(1 / (6 * HOUR), now -> 1, 1, () -> pull(Place.CHECKOUT, Channel.STORE, "till-queue"));
        arrivals.let(6 / HOUR, now -> 1, 1, this::shopUnknown);
        arrivals.let(3 / HOUR, now -> 1, 1, this::callUnknown);
        for (Incident incident : course.scenario().incidents()) {
            long start = course.startMillis() + incident.startsAfter().toMillis();
            long end = course.startMillis() + incident.endsAfter().toMillis();
            agenda.at(start, () -> suffer(incident.trouble(), end));
        }
    }

    /** A checkout breaks by a release and is mended by another; what staff can see, they report. */
    private void suffer(Trouble trouble, long endMillis) {
        switch (trouble) {
            case CHECKOUT_BREAKS_ON_MOBILE -> {
                release(Place.CHECKOUT, Channel.MOBILE, "app-payment");
                agenda.at(endMillis, () -> release(Place.CHECKOUT, Channel.MOBILE, "app-payment-rollback"));
            }
            case CALL_QUEUE_GROWS -> pullUntil(endMillis, Place.SUPPORT_CALL, Channel.CALL, "agents-missing");
            case DELIVERIES_LATE -> pullUntil(endMillis, Place.DELIVERY, Channel.DELIVERY, "vans-late");
            default -> {} // nobody in the house sees it
        }
    }

    private void pullUntil(long endMillis, Place place, Channel channel, String reason) {
        agenda.after(300 + dice.exponential(900), () -> {
            if (agenda.nowMillis() < endMillis) {
                pull(place, channel, reason);
                pullUntil(endMillis, place, channel, reason);
            }
        });
    }

    private void pull(Place place, Channel channel, String reason) {
        journal.at(Source.STAFF, place, channel).cord(new Cord(reason));
    }

    private void release() {
        release(
                dice.chance(0.5) ? Place.SEARCH : Place.PRODUCT_PAGE,
                dice.chance(0.5) ? Channel.WEB : Channel.MOBILE,
                RELEASES[dice.below(RELEASES.length)]);
    }

    private void release(Place place, Channel channel, String what) {
        journal.at(Source.RELEASE_LOG, place, channel).change(new Change(what + '-' + ++releases));
    }

    private void shopUnknown() {
        Channel channel = dice.chance(0.5) ? Channel.WEB : Channel.MOBILE;
        Visit visit = checkout.attempt(channel);
        int satisfied = Opinions.satisfaction(Checkout.service(visit, dice) - 0.65, 0, dice);
        journal.at(Source.MYSTERY_SHOPPER, Place.CHECKOUT, channel).probe(answer(satisfied), null, visit);
    }

    private void callUnknown() {
        double wait = dice.exponential(12) + queue.waitSeconds();
        Contact contact = wait > 900
                ? new Contact(Contact.Outcome.ABANDONED, 900.0, null, 0, false, null, "product")
                : new Contact(Contact.Outcome.RESOLVED, Math.rint(wait), 180.0, 0, false, Handler.HUMAN, "product");
        journal.at(Source.MYSTERY_SHOPPER, Place.SUPPORT_CALL, Channel.CALL).probe(null, contact, null);
    }

    private static Survey answer(int csat) {
        return new Survey(new Satisfaction(CsatScale.ONE_TO_FIVE, csat), null, null, null, null, null, null);
    }
}
