package xm.codec;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xm.alert.AlertKind;
import xm.customer.CustomerException;
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
import xm.event.Stage;
import xm.event.Visit;
import xm.promise.Severity;
import xm.promise.VerdictState;

/** A closed list of words, found by their characters. */
final class Choice<E extends Enum<E>> {
    static final Choice<Kind> KIND = new Choice<>(Kind.values(), Kind::wireName);
    static final Choice<Channel> CHANNEL = new Choice<>(Channel.values(), Channel::wireName);
    static final Choice<Stage> STAGE = new Choice<>(Stage.values(), Stage::wireName);
    static final Choice<Origin> ORIGIN = new Choice<>(Origin.values(), Origin::wireName);
    static final Choice<CsatScale> CSAT_SCALE = new Choice<>(CsatScale.values(), CsatScale::wireName);
    static final Choice<EffortInstrument> INSTRUMENT =
            new Choice<>(EffortInstrument.values(), EffortInstrument::wireName);
    static final Choice<Contact.Outcome> CONTACT_OUTCOME =
            new Choice<>(Contact.Outcome.values(), Contact.Outcome::wireName);
    static final Choice<Contact.Handler> HANDLER = new Choice<>(Contact.Handler.values(), Contact.Handler::wireName);
    static final Choice<Visit.Outcome> VISIT_OUTCOME = new Choice<>(Visit.Outcome.values(), Visit.Outcome::wireName);
    static final Choice<Quality.Media> MEDIA = new Choice<>(Quality.Media.values(), Quality.Media::wireName);
    static final Choice<Delivery.Status> DELIVERY = new Choice<>(Delivery.Status.values(), Delivery.Status::wireName);
    static final Choice<CaseUpdate.Status> CASE = new Choice<>(CaseUpdate.Status.values(), CaseUpdate.Status::wireName);
    static final Choice<Mention.Intent> INTENT = new Choice<>(Mention.Intent.values(), Mention.Intent::wireName);

    static final Choice<Severity> SEVERITY = new Choice<>(Severity.values(), Severity::wireName);
    static final Choice<VerdictState> VERDICT_STATE = new Choice<>(VerdictState.values(), VerdictState::name);
    static final Choice<CustomerException.Kind> EXCEPTION_KIND =
            new Choice<>(CustomerException.Kind.values(), CustomerException.Kind::wireName);
    static final Choice<AlertKind> ALERT_KIND = new Choice<>(AlertKind.values(), AlertKind::wireName);

    private final E[] constants;
    private final String[] words;

    private Choice(E[] constants, Function<E, String> word) {
        this.constants = constants;
        this.words = Arrays.stream(constants).map(word).toArray(String[]::new);
    }

    /** The constant of that name, or {@code null}. */
    E find(CharSequence text) {
        for (int i = 0; i < words.length; i++) {
            if (words[i].contentEquals(text)) {
                return constants[i];
            }
        }
        return null;
    }

    /** All of them, as in "one of web, mobile, store". */
    String words() {
        return String.join(", ", words);
    }

    /** Those of both, each once. */
    String wordsWith(Choice<?> other) {
        return Stream.of(words, other.words).flatMap(Arrays::stream).distinct().collect(Collectors.joining(", "));
    }
}
