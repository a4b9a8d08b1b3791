package xm.flow.bytes;

import java.util.EnumMap;
import java.util.Map;
import xm.customer.MomentKind;
import xm.event.CaseUpdate;
import xm.event.Channel;
import xm.event.Contact;
import xm.event.CsatScale;
import xm.event.Delivery;
import xm.event.EffortInstrument;
import xm.event.Kind;
import xm.event.Mention;
import xm.event.Origin;
import xm.event.Quality;
import xm.event.RejectReason;
import xm.event.Stage;
import xm.event.Visit;

/** The constants of an enum by number, from 1 in their order; 0 is {@code null}. State holds these numbers. */
final class Constants<E extends Enum<E>> {
    static final Constants<RejectReason> REASONS = new Constants<>(RejectReason.class);
    static final Constants<Kind> KINDS = new Constants<>(Kind.class);
    static final Constants<Channel> CHANNELS = new Constants<>(Channel.class);
    static final Constants<Stage> STAGES = new Constants<>(Stage.class);
    static final Constants<Origin> ORIGINS = new Constants<>(Origin.class);
    static final Constants<CsatScale> SCALES = new Constants<>(CsatScale.class);
    static final Constants<EffortInstrument> INSTRUMENTS = new Constants<>(EffortInstrument.class);
    static final Constants<Contact.Outcome> CONTACT_OUTCOMES = new Constants<>(Contact.Outcome.class);
    static final Constants<Contact.Handler> HANDLERS = new Constants<>(Contact.Handler.class);
    static final Constants<Visit.Outcome> VISIT_OUTCOMES = new Constants<>(Visit.Outcome.class);
    static final Constants<Quality.Media> MEDIA = new Constants<>(Quality.Media.class);
    static final Constants<Delivery.Status> DELIVERY_STATUSES = new Constants<>(Delivery.Status.class);
    static final Constants<CaseUpdate.Status> CASE_STATUSES = new Constants<>(CaseUpdate.Status.class);
    static final Constants<Mention.Intent> INTENTS = new Constants<>(Mention.Intent.class);
    static final Constants<MomentKind> MOMENTS = new Constants<>(MomentKind.class);

    private final E[] constants;
    private final Map<E, Integer> numbers;

    private Constants(Class<E> type) {
        constants = type.getEnumConstants();
        numbers = new EnumMap<>(type);
        for (int i = 0; i < constants.length; i++) {
            numbers.put(constants[i], i + 1);
        }
    }

    int number(E constant) {
        return constant == null ? 0 : numbers.get(constant);
    }

    E of(int number) {
        return number == 0 ? null : constants[number - 1];
    }
}
