package xm.customer;

import java.io.Serializable;
import xm.customer.cases.CaseFile;
import xm.customer.episode.Episodes;
import xm.customer.standing.CustomerStanding;
import xm.customer.standing.Profile;
import xm.event.Touchpoint;
import xm.signal.Fact;
import xm.signal.StandingChange;

/**
 * The chapters of a customer's story that need a memory: episodes, cases, and where the customer stands.
 *
 * <p>Each looks at the events that concern it; the moments they find are taken by the last one, in order of time.
 */
final class Chapters implements Serializable {
    private final StoryRules rules;

    Chapters(StoryRules rules) {
        this.rules = rules;
    }

    /** Looks at an event of a known customer, in whatever order they come. */
    void see(CustomerMemory memory, Touchpoint event, String segment, long watermark, Audience audience) {
        Voice voice = new Listener(memory, watermark, audience);
        if (rules.episodes().concerns(event)) {
            memory.episodes = memory.episodes == null ? new Episodes() : memory.episodes;
            rules.episodes().see(memory.episodes, event, segment, voice);
        }
        if (rules.cases().concerns(event)) {
            memory.cases = memory.cases == null ? new CaseFile() : memory.cases;
            rules.cases().see(memory.cases, event, segment, voice);
        }
        rules.standing().moments(event, segment, voice);
    }

    /** Event time has reached {@code nowMillis}; the chapters of which nothing is left are closed. */
    void wake(CustomerMemory memory, String customer, long nowMillis, Audience audience) {
        Voice voice = new Listener(memory, nowMillis, audience);
        if (memory.episodes != null && !rules.episodes().wake(memory.episodes, nowMillis, voice)) {
            memory.episodes = null;
        }
        if (memory.cases != null && !rules.cases().wake(memory.cases, customer, nowMillis, voice)) {
            memory.cases = null;
        }
        if (memory.profile != null && !rules.standing().wake(memory.profile, customer, nowMillis, voice)) {
            memory.profile = null;
        }
    }

    /** No time comes after {@code endMillis}: says what is due until then, and counts what waits. */
    void end(CustomerMemory memory, String customer, long endMillis, Audience audience) {
        wake(memory, customer, endMillis, audience);
        if (memory.profile != null) {
            rules.standing().finish(memory.profile, customer, endMillis, new Listener(memory, endMillis, audience));
        }
    }

    /** The customer is to be forgotten; only the stock of a segment holds anything of one person. */
    void erase(CustomerMemory memory, long nowMillis, Audience audience) {
        if (memory.profile != null) {
            rules.standing().erase(memory.profile, nowMillis, new Listener(memory, nowMillis, audience));
        }
    }

    boolean isEmpty(CustomerMemory memory) {
        return memory.episodes == null && memory.cases == null && memory.profile == null;
    }

    /** When there is something to do, {@link CustomerMemory#NEVER} if not. */
    long nextMillis(CustomerMemory memory) {
        long next = CustomerMemory.NEVER;
        if (memory.episodes != null) {
            next = Math.min(next, rules.episodes().nextMillis(memory.episodes));
        }
        if (memory.cases != null) {
            next = Math.min(next, rules.cases().nextMillis(memory.cases));
        }
        if (memory.profile != null) {
            next = Math.min(next, rules.standing().nextMillis(memory.profile));
        }
        return next;
    }

    /** Where the customer stands at a time, or {@code null} when nothing was heard that says so. */
    CustomerStanding standing(CustomerMemory memory, String customer, long timeMillis) {
        if (memory.profile == null) {
            return null;
        }
        double load = memory.episodes == null ? 0 : rules.episodes().load(memory.episodes, timeMillis);
        return rules.standing().at(memory.profile, customer, load, timeMillis);
    }

    /** Keeps moments for the chapter that takes them, and passes everything else on. */
    private final class Listener implements Voice {
        private final CustomerMemory memory;
        private final long watermark;
        private final Audience audience;

        Listener(CustomerMemory memory, long watermark, Audience audience) {
            this.memory = memory;
            this.watermark = watermark;
            this.audience = audience;
        }

        @Override
        public void moment(Moment moment) {
            memory.profile = memory.profile == null ? new Profile() : memory.profile;
            rules.standing().see(memory.profile, moment, watermark);
        }

        @Override
        public void fact(Fact fact) {
            audience.fact(fact);
        }

        @Override
        public void exception(CustomerException exception) {
            // a case does not know what its customer is worth
            double worth = rules.standing().worth(memory.profile, exception.segment());
            audience.exception(exception.value() == 0 ? exception.worth(worth) : exception);
        }

        @Override
        public void standing(StandingChange change) {
            audience.standing(change);
        }
    }
}
