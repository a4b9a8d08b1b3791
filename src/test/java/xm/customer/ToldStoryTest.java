package xm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xm.customer.churn.LogOdds;
import xm.customer.standing.CustomerStanding;
import xm.event.CaseUpdate;
import xm.event.Contact;
import xm.event.Delivery;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.event.Touchpoints;
import xm.signal.Fact;
import xm.signal.StandingChange;
import xm.signal.WindowLadder;

/** Whole stories of one customer, told as a backtest tells them: all events first, then time goes on to the end. */
class ToldStoryTest {
    private static final WindowLadder LADDER = WindowLadder.of(List.of("PT15M", "P1D"));
    private static final int DAY = 24 * 60;

    private final Story story = new Story(LADDER, Long.MAX_VALUE, Long.MAX_VALUE, StoryRules.DEFAULT);
    private final CustomerMemory memory = new CustomerMemory();
    private final List<Fact> facts = new ArrayList<>();
    private final List<CustomerException> exceptions = new ArrayList<>();
    private int events;

    private final Audience audience = new Audience() {
        @Override
        public void fact(Fact fact) {
            facts.add(fact);
        }

        @Override
        public void exception(CustomerException exception) {
            exceptions.add(exception);
        }

        @Override
        public void standing(StandingChange change) {}
    };

    @Test
    void aCaseIsDueBeforeAnythingElseIsKnownOfItsCustomer() {
        see(at(0).caseUpdate("K", CaseUpdate.Status.OPENED, 3600.0));
        see(at(120).csat(3));

        until(180);

        assertThat(exceptions).extracting(CustomerException::cause).containsExactly("K/due-soon", "K/overdue");
        assertThat(exceptions).allMatch(exception -> exception.value() == 0);
        assertThat(exceptions).allMatch(exception -> exception.dueByMillis() > exception.atMillis());
    }

    @Test
    void aComplaintAboutACaseThatIsResolvedIsNotAnsweredByThat() {
        see(at(0).caseUpdate("K", CaseUpdate.Status.OPENED, 604_800.0));
        see(at(DAY).caseUpdate("K", CaseUpdate.Status.RESOLVED, null));
        see(at(3 * DAY).complaint("K", 1));

        CustomerStanding standing = until(4 * DAY);

        assertThat(standing.why()).extracting(CustomerStanding.Why::what).containsExactly("base", "complaint");
    }

    @Test
    void whoSuffersAgainAboutTheSameTopicIsSaidAgain() {
        see(at(0).contact(Contact.Outcome.ESCALATED, "bill", 0, 3));
        see(at(30 * DAY).contact(Contact.Outcome.ESCALATED, "bill", 0, 3));

        until(40 * DAY);

        assertThat(exceptions)
                .extracting(exception -> exception.kind() + " " + exception.cause())
                .containsExactly("SILENT_SUFFERER bill, from 2026-11-21", "SILENT_SUFFERER bill, from 2026-12-21");
    }

    @Test
    void whoHadAHardTimeIsNotResentfulOfAnEasyContactAtItsEnd() {
        see(at(0).contact(Contact.Outcome.ESCALATED, "bill", 0, 4));
        see(at(60).contact(Contact.Outcome.RESOLVED, "bill", 0, 0));
        see(at(120).survey(new Survey(null, null, null, null, null, 2, "bill")));

        until(DAY);

        assertThat(exceptions).isEmpty();
    }

    @Test
    void theSameCauseIsSaidOnceHoweverManyOthersThereWere() {
        see(at(0).purchase(5_000));
        IntStream.range(0, 20).forEach(i -> see(at(10 + i).complaint("K" + i, 1)));
        see(at(100 * DAY).delivery(Delivery.Status.ON_TIME));
        see(at(100 * DAY).purchase(5_000));
        see(at(120 * DAY).complaint("K0", 1));

        until(121 * DAY);

        assertThat(exceptions.stream()
                        .filter(exception -> exception.kind() == CustomerException.Kind.ONE_STRIKE)
                        .map(CustomerException::cause))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void theReasonsAddUpToTheRiskAlsoWhereItIsHeldAwayFromCertainty() {
        IntStream.range(0, 60).forEach(i -> see(at(i).csat(5)));

        CustomerStanding standing = until(100);

        assertThat(standing.why().stream()
                        .mapToDouble(CustomerStanding.Why::logOdds)
                        .sum())
                .isCloseTo(LogOdds.of(standing.churnRisk()), within(1e-9));
        assertThat(standing.why()).extracting(CustomerStanding.Why::what).contains("limit");
    }

    /** A hundred issues of a year, each with a second contact, are told the same in whatever order they come. */
    @Test
    void aYearOfContactsIsTheSameInAnyOrder() {
        List<Touchpoint> year = new ArrayList<>();
        for (int issue = 0; issue < 100; issue++) {
            int opened = issue * 3 * DAY;
            year.add(at(opened)
                    .contact(Contact.Outcome.RESOLVED, "topic-" + issue, 0, 0)
                    .build());
            year.add(at(opened + 30 * 60)
                    .contact(Contact.Outcome.RESOLVED, "topic-" + issue, 0, 0)
                    .build());
        }
        for (int i = year.size() - 1; i >= 0; i--) {
            see(year.get(i));
        }

        long resolved = facts.stream()
                .filter(fact -> fact.firstContact() != null)
                .mapToLong(fact -> fact.firstContact().isResolved() ? fact.isTakenBack() ? -1 : 1 : 0)
                .sum();
        Map<Boolean, Long> byTakenBack = facts.stream()
                .filter(fact -> fact.firstContact() != null)
                .collect(Collectors.partitioningBy(Fact::isTakenBack, Collectors.counting()));

        assertThat(resolved).isZero();
        assertThat(byTakenBack.get(false) - byTakenBack.get(true)).isEqualTo(100);
    }

    private Touchpoints at(int minutes) {
        return event("e-" + ++events, "c-1", minute(minutes)).touchpoint("support");
    }

    private void see(Touchpoints event) {
        see(event.build());
    }

    private void see(Touchpoint event) {
        memory.lastSeenMillis = Math.max(memory.lastSeenMillis, event.timeMillis());
        story.follow(memory, new Told(event, "gold", 0), Long.MIN_VALUE, audience);
    }

    private CustomerStanding until(int minutes) {
        long end = minute(minutes);
        while (story.nextMillis(memory) <= end) {
            story.wake(memory, "c-1", story.nextMillis(memory), end, audience);
        }
        story.end(memory, "c-1", end, audience);
        return story.standing(memory, "c-1", end);
    }
}
