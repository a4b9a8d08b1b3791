package xm.sim;

import xm.event.Cancellation;
import xm.event.Channel;
import xm.event.CsatScale;
import xm.event.EffortInstrument;
import xm.event.Referral;
import xm.event.Survey;
import xm.event.Survey.Effort;
import xm.event.Survey.Satisfaction;

/**
 * What an experience leaves behind: the customer holds it against what she expected, answers a survey about it or not,
 * speaks of the brand, brings a friend, or leaves.
 */
final class Opinions {
    private final Agenda agenda;
    private final Journal journal;
    private final Dice dice;
    private final Population population;
    private final Street street;

    Opinions(Agenda agenda, Journal journal, Dice dice, Population population, Street street) {
        this.agenda = agenda;
        this.journal = journal;
        this.dice = dice;
        this.population = population;
        this.street = street;
    }

    void form(Customer customer, Experience experience) {
        long now = agenda.nowMillis();
        double gap = customer.live(experience.service(), now);
        double frustration = customer.frustration(now);
        boolean upset = gap < -0.1;
        if (dice.chance(customer.segment().answerRate() * (upset ? 1.25 : 1))) {
            agenda.after(30 + dice.exponential(300), () -> answer(customer, experience, gap, frustration));
        }
        if (dice.chance(upset ? 0.03 : gap > 0.3 ? 0.004 : 0.001)) {
            agenda.after(dice.exponential(900), () -> street.speak(customer, Math.max(-1, Math.min(1, 1.8 * gap))));
        }
        if (frustration < 0.1 && gap > 0.25 && dice.chance(0.0005)) {
            agenda.after(dice.exponential(1_800), () -> refer(customer));
        }
        if (upset && frustration > 1.2 && dice.chance(0.04) && !customer.isGone()) {
            customer.leave();
            agenda.after(dice.exponential(1_800), () -> cancel(customer, experience));
        }
    }

    private void answer(Customer customer, Experience experience, double gap, double frustration) {
        journal.at(Source.SURVEY_TOOL, experience.place(), experience.channel())
                .of(customer, experience.journey())
                .survey(answers(experience, gap, frustration));
    }

    /** Everybody is asked how satisfied she is; the other questions depend on what it was about. */
    private Survey answers(Experience experience, double gap, double frustration) {
        Satisfaction csat = new Satisfaction(CsatScale.ONE_TO_FIVE, satisfaction(gap, frustration, dice));
        Integer nps = dice.chance(0.5) ? scale(7.1 + 6 * gap - 0.8 * frustration, 1.6, 0, 10) : null;
        boolean isDelivery = experience.place() == Place.DELIVERY;
        boolean isCheckout = experience.place() == Place.CHECKOUT;
        double ease = 6.6 - 6 * experience.effort();
        Effort effort = isDelivery ? null : new Effort(EffortInstrument.CES2, scale(ease, 0.8, 1, 7));
        boolean asksTemkin = (!isDelivery && !isCheckout) || dice.chance(0.3);
        return new Survey(
                csat,
                nps,
                effort,
                asksTemkin ? scale(experience.success() ? 6.4 : 2.2, 0.8, 1, 7) : null,
                asksTemkin ? scale(ease, 0.8, 1, 7) : null,
                asksTemkin ? scale(5.0 + 4.5 * gap - 0.5 * frustration, 0.9, 1, 7) : null,
                experience.topic());
    }

    /** A 1-5 answer: what she takes for granted earns a 4, and old frustration colours what is new. */
    static int satisfaction(double gap, double frustration, Dice dice) {
        return scale(dice.gaussian(3.9 + 3.5 * gap - 0.3 * Math.min(4, frustration), 0.75), 1, 5);
    }

    private int scale(double mean, double deviation, int lowest, int highest) {
        return scale(dice.gaussian(mean, deviation), lowest, highest);
    }

    private static int scale(double value, int lowest, int highest) {
        return (int) Math.max(lowest, Math.min(highest, Math.rint(value)));
    }

    private void refer(Customer customer) {
        Customer friend = population.join();
        journal.at(Source.CRM, Place.ACCOUNT, Channel.WEB).of(customer).referral(new Referral(friend.id()));
    }

    private void cancel(Customer customer, Experience last) {
        String reason = dice.chance(0.7) ? "bad-" + last.place().wireName() : "not-said";
        journal.at(Source.CRM, Place.ACCOUNT, Channel.WEB).of(customer).cancellation(new Cancellation(reason));
    }
}
