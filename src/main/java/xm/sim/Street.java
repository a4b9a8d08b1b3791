package xm.sim;

import xm.event.Channel;
import xm.event.Mention;
import xm.event.Mention.Intent;

/** What is said of the brand in public: mostly by nobody in particular, now and then by a customer. */
final class Street {
    private final Journal journal;
    private final Dice dice;
    private final Course course;

    Street(Journal journal, Dice dice, Course course) {
        this.journal = journal;
        this.dice = dice;
        this.course = course;
    }

    /** How many times more than usual is said. */
    double loudness(long timeMillis) {
        return 1 + 11 * course.intensity(Trouble.ANGRY_BURST, timeMillis);
    }

    /** Somebody in the street; in a burst most of them are part of it. */
    void speak() {
        double burst = course.intensity(Trouble.ANGRY_BURST);
        boolean joinsIn = dice.chance(burst * 11 / 12);
        write(null, joinsIn ? dice.gaussian(-0.75, 0.15) : dice.gaussian(0.15, 0.4));
    }

    /** A customer, of an experience; one in six under her own name. */
    void speak(Customer customer, double mood) {
        write(dice.chance(1 / 6.0) ? customer : null, dice.gaussian(mood, 0.15));
    }

    private void write(Customer customer, double mood) {
        double sentiment = Math.rint(100 * Math.max(-1, Math.min(1, mood))) / 100;
        Mention mention = new Mention(
                intent(sentiment),
                sentiment,
                Math.rint(100 * dice.between(0.55, 0.98)) / 100,
                Math.round(dice.logNormal(180, 1.4)));
        Entry entry = journal.at(Source.SOCIAL_LISTENING, Place.SOCIAL, Channel.SOCIAL);
        (customer == null ? entry : entry.of(customer)).mention(mention);
    }

    private Intent intent(double sentiment) {
        if (sentiment < -0.2) {
            return dice.chance(0.85) ? Intent.CRITICISE : Intent.SUGGEST;
        }
        if (sentiment > 0.3) {
            return dice.chance(0.75) ? Intent.APPRECIATE : Intent.PROMOTE;
        }
        return dice.chance(0.85) ? Intent.DISCUSS : Intent.SUGGEST;
    }
}
