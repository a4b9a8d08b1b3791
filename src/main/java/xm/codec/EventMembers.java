package xm.codec;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
import xm.event.Origin;
import xm.event.Purchase;
import xm.event.Quality;
import xm.event.Referral;
import xm.event.RejectReason;
import xm.event.Stage;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.event.Visit;

/**
 * A touchpoint event while it is read: the envelope and the payload.
 *
 * <p>A payload of another kind than {@code kind} names is no part of the event, so nothing in it can be wrong. Where it
 * comes before {@code kind}, it is read, and a refusal is kept until it is known whether it counts.
 */
final class EventMembers implements Payload<Touchpoint> {
    private static final Map<String, Kind> KINDS =
            Arrays.stream(Kind.values()).collect(Collectors.toUnmodifiableMap(Kind::wireName, Function.identity()));

    private final UnaryOperator<String> customerName;

    private String id;
    private String source;
    private long timeMillis = Rfc3339.NONE;
    private Kind kind;
    private String touchpoint;
    private Channel channel;
    private String customer;
    private String segment;
    private Stage stage;
    private String journey;
    private Origin origin;

    private Survey survey;
    private Contact contact;
    private Visit visit;
    private Quality quality;
    private Purchase purchase;
    private Delivery delivery;
    private Complaint complaint;
    private CaseUpdate caseUpdate;
    private Mention mention;
    private Referral referral;
    private Cancellation cancellation;
    private ProbeMembers.Probe probe;
    private Cord cord;
    private Change change;

    /** Of payloads that came before the kind was known; {@code null} while there is none. */
    private Map<Kind, Refusal> kept;

    /** @param customerName what a customer who is named in the record is called in the event */
    EventMembers(UnaryOperator<String> customerName) {
        this.customerName = customerName;
    }

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "id" -> id = in.text();
            case "source" -> source = in.fewTexts();
            case "time" -> timeMillis = in.time();
            case "kind" -> kind = in.choice(Choice.KIND, RejectReason.UNKNOWN_KIND);
            case "touchpoint" -> touchpoint = in.name();
            case "channel" -> channel = channel(in);
            case "customer" -> customer = in.text();
            case "segment" -> segment = in.segment();
            case "stage" -> stage = in.choice(Choice.STAGE);
            case "journey" -> journey = in.text();
            case "origin" -> origin = in.choice(Choice.ORIGIN);
            default -> {
                return readPayload(KINDS.get(name), in);
            }
        }
        return true;
    }

    /** As it is spelled, else as a name is normalised. */
    private static Channel channel(MemberReader in) throws IOException, Refusal {
        Channel exact = in.choiceOrNull(Choice.CHANNEL);
        if (exact != null || in.isNull()) {
            return exact;
        }
        Channel normalised = Choice.CHANNEL.find(in.name());
        if (normalised == null) {
            throw in.noneOf(RejectReason.OUT_OF_RANGE, Choice.CHANNEL.words());
        }
        return normalised;
    }

    private boolean readPayload(Kind named, MemberReader in) throws IOException, Refusal {
        if (named == null) {
            return false;
        }
        if (kind == null) {
            keep(named, in.attempt(() -> payload(named, in)));
            return true;
        }
        if (kind != named) {
            return false;
        }
        payload(named, in);
        return true;
    }

    private void keep(Kind named, Refusal refusal) {
        if (refusal != null) {
            kept = kept == null ? new EnumMap<>(Kind.class) : kept;
            kept.put(named, refusal);
        }
    }

    private void payload(Kind named, MemberReader in) throws IOException, Refusal {
        switch (named) {
            case SURVEY -> survey = in.payload(new SurveyMembers());
            case CONTACT -> contact = in.payload(new ContactMembers());
            case VISIT -> visit = in.payload(new VisitMembers());
            case QUALITY -> quality = in.payload(new QualityMembers());
            case PURCHASE -> purchase = in.payload(new PurchaseMembers());
            case DELIVERY -> delivery = in.payload(new DeliveryMembers());
            case COMPLAINT -> complaint = in.payload(new ComplaintMembers());
            case CASE -> caseUpdate = in.payload(new CaseMembers());
            case MENTION -> mention = in.payload(new MentionMembers());
            case REFERRAL -> referral = in.payload(new ReferralMembers());
            case CANCELLATION -> cancellation = in.payload(new NameMember<>("reason", Cancellation::new));
            case PROBE -> probe = in.payload(new ProbeMembers());
            case CORD -> cord = in.payload(new NameMember<>("reason", Cord::new));
            case CHANGE -> change = in.payload(new NameMember<>("what", Change::new));
        }
    }

    @Override
    public Touchpoint finish(MemberReader in) throws Refusal {
        in.required("id", id);
        if (timeMillis == Rfc3339.NONE) {
            throw in.missing("time");
        }
        in.required("kind", kind);
        in.required("touchpoint", touchpoint);
        in.required("channel", channel);
        if (kind.needsCustomer()) {
            in.required("customer", customer);
        }
        if (kept != null && kept.containsKey(kind)) {
            throw kept.get(kind);
        }
        in.required(kind.wireName(), payload());
        boolean isProbe = kind == Kind.PROBE;
        return new Touchpoint(
                id,
                source,
                timeMillis,
                kind,
                touchpoint,
                channel,
                customer == null ? null : customerName.apply(customer),
                segment,
                stage,
                journey,
                origin,
                isProbe ? probe.survey() : ofKind(Kind.SURVEY, survey),
                isProbe ? probe.contact() : ofKind(Kind.CONTACT, contact),
                isProbe ? probe.visit() : ofKind(Kind.VISIT, visit),
                ofKind(Kind.QUALITY, quality),
                ofKind(Kind.PURCHASE, purchase),
                ofKind(Kind.DELIVERY, delivery),
                ofKind(Kind.COMPLAINT, complaint),
                ofKind(Kind.CASE, caseUpdate),
                ofKind(Kind.MENTION, mention),
                kind == Kind.REFERRAL ? new Referral(customerName.apply(referral.referred())) : null,
                ofKind(Kind.CANCELLATION, cancellation),
                ofKind(Kind.CORD, cord),
                ofKind(Kind.CHANGE, change));
    }

    /** Those that were named so far, as the record calls them. */
    Set<String> customers() {
        Set<String> customers = new LinkedHashSet<>();
        if (customer != null) {
            customers.add(customer);
        }
        if (referral != null) {
            customers.add(referral.referred());
        }
        return customers;
    }

    private Object payload() {
        return switch (kind) {
            case SURVEY -> survey;
            case CONTACT -> contact;
            case VISIT -> visit;
            case QUALITY -> quality;
            case PURCHASE -> purchase;
            case DELIVERY -> delivery;
            case COMPLAINT -> complaint;
            case CASE -> caseUpdate;
            case MENTION -> mention;
            case REFERRAL -> referral;
            case CANCELLATION -> cancellation;
            case PROBE -> probe;
            case CORD -> cord;
            case CHANGE -> change;
        };
    }

    private <T> T ofKind(Kind wanted, T payload) {
        return kind == wanted ? payload : null;
    }
}
