package xm.sim;

import xm.event.CaseUpdate;
import xm.event.CaseUpdate.Status;
import xm.event.Channel;
import xm.event.Complaint;

/**
 * The life of a complaint: opened, acknowledged within minutes, resolved mostly within its target, sometimes reopened,
 * and closed.
 */
final class Cases {
    private static final double[] TARGET_SECONDS = {7_200, 14_400, 28_800, 86_400};

    private final Agenda agenda;
    private final Journal journal;
    private final Dice dice;
    private long opened;

    Cases(Agenda agenda, Journal journal, Dice dice) {
        this.agenda = agenda;
        this.journal = journal;
        this.dice = dice;
    }

    private record Case(String id, Customer customer, Place place, Channel channel, String journey, double target) {}

    /** The more frustrated she is, the more severe. */
    void complain(Customer customer, Place place, Channel channel, String journey, String topic) {
        double frustration = customer.frustration(agenda.nowMillis());
        int severity = frustration > 3 ? 1 : frustration > 1.8 ? 2 : 3 + dice.below(2);
        Case it = new Case("case-" + ++opened, customer, place, channel, journey, TARGET_SECONDS[severity - 1]);
        write(it).complaint(new Complaint(it.id, severity, topic));
        update(it, Status.OPENED);
        agenda.after(120 + dice.exponential(600), () -> update(it, Status.ACKNOWLEDGED));
        agenda.after(1_200 + dice.logNormal(0.3 * it.target, 0.6), () -> resolve(it, true));
    }

    private void resolve(Case it, boolean mayReopen) {
        update(it, Status.RESOLVED);
        it.customer.live(0.95, agenda.nowMillis());
        if (mayReopen && dice.chance(0.07)) {
            agenda.after(600 + dice.exponential(2_400), () -> {
                update(it, Status.REOPENED);
                it.customer.live(0.2, agenda.nowMillis());
                agenda.after(1_200 + dice.logNormal(0.2 * it.target, 0.6), () -> resolve(it, false));
            });
        } else {
            agenda.after(1_800 + dice.exponential(3_600), () -> update(it, Status.CLOSED));
        }
    }

    private void update(Case it, Status status) {
        write(it).caseUpdate(new CaseUpdate(it.id, status, it.target, null));
    }

    private Entry write(Case it) {
        return journal.at(Source.CRM, it.place, it.channel).of(it.customer, it.journey);
    }
}
