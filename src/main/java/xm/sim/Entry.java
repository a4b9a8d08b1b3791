package xm.sim;

import xm.event.Cancellation;
import xm.event.CaseUpdate;
import xm.event.Change;
import xm.event.Channel;
import xm.event.Complaint;
import xm.event.Contact;
import xm.event.Cord;
import xm.event.Delivery;
import xm.event.Kind;
import xm.event.Mention;
import xm.event.Purchase;
import xm.event.Quality;
import xm.event.Referral;
import xm.event.Stage;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.event.Visit;

/** An event being written: the envelope first, then one call of its payload, which writes it down. */
final class Entry {
    private final Journal journal;
    private final Source source;
    private final Place place;
    private final Channel channel;
    private final long timeMillis;
    private String customer;
    private String journey;
    private Stage stage;

    Entry(Journal journal, Source source, Place place, Channel channel, long timeMillis) {
        this.journal = journal;
        this.source = source;
        this.place = place;
        this.channel = channel;
        this.timeMillis = timeMillis;
        this.stage = place.stage();
    }

    Entry of(Customer who) {
        customer = who.id();
        return this;
    }

    Entry of(Customer who, String whichJourney) {
        journey = whichJourney;
        return of(who);
    }

    Entry stage(Stage other) {
        stage = other;
        return this;
    }

    void survey(Survey it) {
        write(Kind.SURVEY, it, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    void contact(Contact it) {
        write(Kind.CONTACT, null, it, null, null, null, null, null, null, null, null, null, null, null);
    }

    void visit(Visit it) {
        write(Kind.VISIT, null, null, it, null, null, null, null, null, null, null, null, null, null);
    }

    void quality(Quality it) {
        write(Kind.QUALITY, null, null, null, it, null, null, null, null, null, null, null, null, null);
    }

    void purchase(Purchase it) {
        write(Kind.PURCHASE, null, null, null, null, it, null, null, null, null, null, null, null, null);
    }

    void delivery(Delivery it) {
        write(Kind.DELIVERY, null, null, null, null, null, it, null, null, null, null, null, null, null);
    }

    void complaint(Complaint it) {
        write(Kind.COMPLAINT, null, null, null, null, null, null, it, null, null, null, null, null, null);
    }

    void caseUpdate(CaseUpdate it) {
        write(Kind.CASE, null, null, null, null, null, null, null, it, null, null, null, null, null);
    }

    void mention(Mention it) {
        write(Kind.MENTION, null, null, null, null, null, null, null, null, it, null, null, null, null);
    }

    void referral(Referral it) {
        write(Kind.REFERRAL, null, null, null, null, null, null, null, null, null, it, null, null, null);
    }

    void cancellation(Cancellation it) {
        write(Kind.CANCELLATION, null, null, null, null, null, null, null, null, null, null, it, null, null);
    }

    void cord(Cord it) {
        write(Kind.CORD, null, null, null, null, null, null, null, null, null, null, null, it, null);
    }

    void change(Change it) {
        write(Kind.CHANGE, null, null, null, null, null, null, null, null, null, null, null, null, it);
    }

    void probe(Survey answers, Contact contact, Visit visit) {
        write(Kind.PROBE, answers, contact, visit, null, null, null, null, null, null, null, null, null, null);
    }

    private void write(
            Kind kind,
            Survey survey,
            Contact contact,
            Visit visit,
            Quality quality,
            Purchase purchase,
            Delivery delivery,
            Complaint complaint,
            CaseUpdate caseUpdate,
            Mention mention,
            Referral referral,
            Cancellation cancellation,
            Cord cord,
            Change change) {
        Touchpoint event = new Touchpoint(
                journal.nextId(source),
                source.wireName(),
                timeMillis,
                kind,
                place.wireName(),
                channel,
                customer,
                null,
                stage,
                journey,
                place.origin(),
                survey,
                contact,
                visit,
                quality,
                purchase,
                delivery,
                complaint,
                caseUpdate,
                mention,
                referral,
                cancellation,
                cord,
                change);
        journal.add(Happening.of(event), source);
    }
}
