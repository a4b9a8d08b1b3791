package xm.customer.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static xm.customer.episode.Happening.contact;
import static xm.customer.episode.Happening.day;
import static xm.customer.episode.Happening.hour;
import static xm.customer.episode.Happening.visit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import xm.customer.Moment;
import xm.customer.MomentKind;
import xm.event.Channel;
import xm.event.Contact;
import xm.event.Visit;
import xm.signal.Fact;

class EpisodeRulesTest {
    private final EpisodeRules rules = EpisodeRules.DEFAULT;
    private final Episodes memory = new Episodes();
    private final Told told = new Told();

    @Test
    void movesTheEffortToTheStepThatCameLast() {
        see(contact("e-1", hour(0)).topic("bill").ended(Contact.Outcome.UNRESOLVED));
        assertThat(told.efforts()).extracting(Fact::timeMillis).containsExactly(hour(0));

        see(contact("e-2", hour(30)).topic("bill").by(Channel.CHAT).transferred(1));

        assertThat(told.efforts()).singleElement().satisfies(fact -> {
            assertThat(fact.timeMillis()).isEqualTo(hour(30));
            assertThat(fact.channel()).isEqualTo("chat");
            assertThat(fact.isOpen()).isTrue();
            // a repeat, a switch, a transfer
            assertThat(fact.effort().effort01()).isCloseTo(1 - Math.exp(-2.4 / 2), within(1e-12));
        });
        assertThat(told.firstContacts()).singleElement().satisfies(fact -> {
            assertThat(fact.timeMillis()).isEqualTo(hour(0));
            assertThat(fact.firstContact().isResolved()).isFalse();
        });
    }

    @Test
    void countsComingBackAfterAVisitThatFailed() {
        see(visit("e-1", hour(0)).journey("order-1").ended(Visit.Outcome.FAILED).erred(1));
        see(visit("e-2", hour(1))
                .journey("order-1")
                .ended(Visit.Outcome.COMPLETED)
                .inSteps(8));
        see(visit("e-3", hour(2)).journey("order-1").ended(Visit.Outcome.COMPLETED));

        // missed 1, error .5, re-entry .5, five steps too many .5
        assertThat(onlyEffort()).isCloseTo(1 - Math.exp(-2.5 / 2), within(1e-12));
        assertThat(told.firstContacts()).isEmpty();
    }

    @Test
    void joinsAtMostSevenDaysAfterTheLastEndOrAsItsTopicHas() {
        EpisodeSettings shipped = EpisodeSettings.DEFAULT;
        EpisodeRules quick = new EpisodeRules(new EpisodeSettings(
                shipped.joinMillis(),
                Map.of("parcel", day(1)),
                shipped.claimMillis(),
                0,
                shipped.longWaitMillis(),
                Map.of("parcel", hour(0.1)),
                shipped.loadHalfLifeMillis(),
                shipped.weights()));
        for (String topic : new String[] {"parcel", "bill"}) {
            quick.see(memory, contact(topic, 0).topic(topic).took(720).build(), "gold", told);
            quick.see(memory, contact(topic + 2, day(2)).topic(topic).build(), "gold", told);
        }

        assertThat(told.efforts())
                .extracting(Fact::timeMillis)
                .as("two of the parcel, one of the bill")
                .containsExactlyInAnyOrder(0L, day(2), day(2));
        assertThat(told.efforts())
                .extracting(fact -> fact.effort().effort01())
                .as("half of ln 2 for taking twice as long as expected")
                .anySatisfy(effort -> assertThat(effort).isCloseTo(1 - Math.exp(-0.25 * Math.log(2)), within(1e-9)));
    }

    @Test
    void countsSelfServiceThatFailedToTheCallThatFollows() {
        see(visit("e-1", hour(0)).ended(Visit.Outcome.ABANDONED));
        assertThat(told.efforts()).extracting(Fact::isOpen).containsExactly(true);

        see(contact("e-2", hour(3)).topic("bill").ended(Contact.Outcome.RESOLVED));

        assertThat(told.efforts()).singleElement().satisfies(fact -> {
            assertThat(fact.timeMillis()).isEqualTo(hour(3));
            assertThat(fact.touchpoint()).isEqualTo("support-call");
            // abandoned, and the channel changed
            assertThat(fact.effort().effort01()).isCloseTo(1 - Math.exp(-1.7 / 2), within(1e-12));
        });
        assertThat(told.firstContacts())
                .singleElement()
                .satisfies(fact -> assertThat(fact.firstContact().isResolved()).isTrue());
    }

    @Test
    void leavesSelfServiceAloneThatDidNotLeadToACall() {
        see(visit("e-1", hour(0)).ended(Visit.Outcome.ABANDONED));
        see(contact("e-2", hour(24.1)).topic("bill").ended(Contact.Outcome.RESOLVED));

        assertThat(told.efforts()).extracting(Fact::timeMillis).containsExactlyInAnyOrder(hour(0), hour(24.1));
    }

    @Test
    void takesABotThatDidNotHelpForTheFirstContact() {
        see(contact("e-1", hour(0))
                .handledBy(Contact.Handler.BOT)
                .by(Channel.CHAT)
                .ended(Contact.Outcome.UNRESOLVED));
        see(contact("e-2", hour(1)).ended(Contact.Outcome.RESOLVED));

        assertThat(told.firstContacts()).singleElement().satisfies(fact -> {
            assertThat(fact.channel()).isEqualTo("chat");
            assertThat(fact.firstContact().isResolved()).isFalse();
        });
        assertThat(told.efforts()).hasSize(1);
    }

    @Test
    void tellsAnEventThatCannotBeJoinedAtOnceAndForgetsIt() {
        see(visit("e-1", hour(0)).ended(Visit.Outcome.COMPLETED));

        assertThat(told.efforts()).singleElement().satisfies(fact -> {
            assertThat(fact.isOpen()).isFalse();
            assertThat(fact.effort().effort01()).isZero();
        });
        assertThat(memory.steps).isEmpty();
        assertThat(rules.nextMillis(memory)).isEqualTo(hour(1));
        assertThat(rules.wake(memory, hour(1), told)).isFalse();
    }

    @Test
    void takesObserversForNobody() {
        assertThat(rules.concerns(contact("e-1", 0).observed().build())).isFalse();
        assertThat(rules.concerns(contact("e-1", 0).build())).isTrue();
        assertThat(rules.concerns(visit("e-1", 0).build())).isTrue();
    }

    @Test
    void saysThatEffortBecameHighWhenItDid() {
        see(contact("e-1", hour(0)).topic("bill").repeated());
        see(contact("e-3", hour(20)).topic("bill").by(Channel.EMAIL).transferred(3));
        see(contact("e-2", hour(10)).topic("bill").by(Channel.CHAT));
        assertThat(rules.nextMillis(memory)).isEqualTo(hour(10));

        rules.wake(memory, hour(10), told);
        rules.wake(memory, hour(20), told);

        assertThat(told.moments)
                .containsExactly(new Moment(
                        hour(10),
                        MomentKind.HIGH_EFFORT,
                        1 - Math.exp(-2.2 / 2),
                        "gold",
                        "support-call",
                        "bill, from 1970-01-01"));
        assertThat(rules.nextMillis(memory)).isGreaterThan(day(7));
    }

    @Test
    void saysOfAContactAbandonedAfterALongWaitThatItStruck() {
        see(contact("e-1", hour(1)).ended(Contact.Outcome.ABANDONED).waited(1799));
        see(contact("e-2", hour(2)).ended(Contact.Outcome.RESOLVED).waited(3600));
        assertThat(told.moments).isEmpty();

        see(contact("e-3", hour(3)).ended(Contact.Outcome.ABANDONED).waited(1800));

        assertThat(told.moments).contains(new Moment(hour(3), MomentKind.STRIKE, 1, "gold", "support-call", "e-3"));
    }

    @Test
    void endsWhenNothingCanJoinAndTheLoadHasFaded() {
        see(contact("e-1", hour(0)).topic("bill").waited(300));
        assertThat(rules.nextMillis(memory)).isEqualTo(day(7) + hour(2));
        assertThat(told.open()).isEqualTo(2);

        boolean isLeft = rules.wake(memory, day(7) + hour(2), told);

        assertThat(told.open()).isZero();
        assertThat(memory.steps).isEmpty();
        assertThat(isLeft).as("half of a load of .3").isTrue();
        long faded = rules.nextMillis(memory);
        assertThat(faded).isBetween(day(14 * 8), day(14 * 9));
        assertThat(rules.wake(memory, faded, told)).isFalse();
    }

    @Test
    void leavesAFinalFirstContactAsItIs() {
        see(contact("e-1", hour(0)).journey("order-1"));
        see(visit("e-2", day(5)).journey("order-1"));
        rules.wake(memory, day(7) + hour(2), told);

        see(contact("e-3", day(7) + hour(5)).journey("order-1").took(6 * 3600));

        assertThat(told.firstContacts()).singleElement().satisfies(fact -> {
            assertThat(fact.isOpen()).isFalse();
            assertThat(fact.firstContact().isResolved()).isTrue();
        });
        assertThat(told.efforts()).extracting(Fact::timeMillis).containsExactly(day(7) + hour(5));
    }

    @Test
    void keepsTheLoadOfWhatWasTakenBack() {
        see(contact("e-2", day(1)).topic("bill"));
        see(contact("e-1", 0).topic("bill").waited(300));
        see(contact("e-0", 0).ended(Contact.Outcome.ABANDONED));

        double decayed = Math.pow(2, -1.0 / 14);
        assertThat(rules.load(memory, day(1))).isCloseTo((0.3 + 1) * decayed + 1, within(1e-12));
        assertThat(rules.load(memory, day(15))).isCloseTo(((0.3 + 1) * decayed + 1) / 2, within(1e-12));
    }

    /** A restored job may have other weights than the one that told the facts. */
    @Test
    void takesBackWhatWasToldUnderOtherWeights() {
        EpisodeSettings shipped = EpisodeSettings.DEFAULT;
        EffortWeights gentle =
                new EffortWeights(2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 60, 0.1, 1, 0.1, 1, 0.1, 1, 2);
        see(contact("e-1", hour(0)).topic("bill").waited(300));

        new EpisodeRules(new EpisodeSettings(
                        shipped.joinMillis(),
                        Map.of(),
                        shipped.claimMillis(),
                        0,
                        shipped.longWaitMillis(),
                        Map.of(),
                        shipped.loadHalfLifeMillis(),
                        gentle))
                .see(memory, contact("e-2", hour(1)).topic("bill").build(), "gold", told);

        // four minutes of waiting and a repeat, by the weights in force
        assertThat(onlyEffort()).isCloseTo(1 - Math.exp(-0.5 / 2), within(1e-12));
    }

    /** A shared guest account; its effort is what it would be if every step were remembered. */
    @Test
    void aMillionContactsOfOneCustomerStaySmallAndCheap() {
        int count = 1_000_000;
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < count; i++) {
                see(contact("e-" + i, 1000L * i).topic("bill").waited(1).transferred(i % 2));
            }
        });

        assertThat(memory.steps.length).isLessThanOrEqualTo(EpisodeRules.MOST_STEPS);
        Behaviour behaviour = new Joining(EpisodeSettings.DEFAULT)
                .episodes(List.of(memory.steps))
                .get(0)
                .behaviour();
        assertThat(behaviour.contacts).isEqualTo(count);
        assertThat(behaviour.transfers).isEqualTo(count / 2);
        assertThat(behaviour.waitMillis).isEqualTo(1000L * count);
        assertThat(told.efforts()).hasSize(1);
        assertThat(told.firstContacts()).extracting(Fact::timeMillis).containsExactly(0L);
        assertThat(told.moments).hasSize(1);
    }

    @Test
    void manyMattersOfOneCustomerStaySmallAndCheap() {
        int count = 20_000;
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < count; i++) {
                see(contact("e-" + i, 1000L * i).journey("order-" + i));
                see(visit("f-" + i, 1000L * i).ended(Visit.Outcome.FAILED));
            }
        });

        assertThat(memory.steps.length).isLessThanOrEqualTo(EpisodeRules.MOST_STEPS);
        assertThat(told.firstContacts()).hasSize(count);
    }

    private double onlyEffort() {
        assertThat(told.efforts()).hasSize(1);
        return told.efforts().get(0).effort().effort01();
    }

    private void see(Happening event) {
        assertThat(rules.concerns(event.build())).isTrue();
        rules.see(memory, event.build(), "gold", told);
    }
}
