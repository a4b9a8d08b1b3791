package xm.app.dispatch.kill;

import java.util.ArrayList;
import java.util.List;
import xm.Stays;

/**
 * What receivers heard held against what is on the topic.
 *
 * <p>A life is lost if it calls people, a receiver did not hear of it, and it was not over before anybody could; or if a
 * receiver heard of it and not of its end. It was over before anybody could if from when it was written to when its end was
 * the dispatcher never lived for {@link #CHANCE_MILLIS} without a break: so long a start under load, a receiver that hangs and
 * the pause after it take together. A receiver doubles if it opens a second page for one life.
 */
final class Judgement {
    private static final long CHANCE_MILLIS = 30_000;

    final List<String> lost = new ArrayList<>();
    final List<String> doubled = new ArrayList<>();
    final List<String> disordered = new ArrayList<>();
    int lives;
    /** Those that another followed and both receivers heard of. */
    int earlierTold;
    /** Short ones that ended before they were told. */
    int over;
    /** For how long the dispatcher lived at most while one of those could have been told. */
    long longestChanceMillis;

    private final Stays dispatcher;

    private Judgement(Stays dispatcher) {
        this.dispatcher = dispatcher;
    }

    static Judgement of(Truth truth, Receivers receivers, Stays dispatcher) {
        Judgement judgement = new Judgement(dispatcher);
        judgement.doubled.addAll(receivers.incidents.doubled());
        judgement.doubled.addAll(receivers.inbox.doubled());
        judgement.disordered.addAll(receivers.inbox.disordered());
        truth.keys().forEach(key -> judgement.judge(key, truth.of(key), receivers));
        return judgement;
    }

    private void judge(String key, List<Truth.Life> all, Receivers receivers) {
        for (int at = 0; at < all.size(); at++) {
            Truth.Life life = all.get(at);
            boolean byPager = receivers.incidents.wasTold(life.id);
            boolean byWebhook = receivers.inbox.wasTold(life.id);
            if (!life.callsPeople()) {
                if (byPager || byWebhook) {
                    disordered.add(key + ", life " + life.id + " is for the record and was told");
                }
                continue;
            }
            lives++;
            if (byWebhook && life.isOver && !receivers.inbox.isOver(life.id)) {
                lost.add(key + ", life " + life.id + " is over and the webhook never heard so");
            }
            // the last one is open until everybody has heard of it
            boolean isEarlier = at < all.size() - 1;
            if (byPager && byWebhook) {
                earlierTold += isEarlier ? 1 : 0;
                continue;
            }
            boolean mayBeShort = isEarlier && life.isOver;
            long chanceMillis = mayBeShort ? dispatcher.longestMillis(life.beganMillis, life.overMillis) : 0;
            if (mayBeShort && chanceMillis < CHANCE_MILLIS) {
                over++;
                longestChanceMillis = Math.max(longestChanceMillis, chanceMillis);
            } else {
                lost.add(key + ", life " + life.id + (byPager ? "" : " not to pagerduty")
                        + (byWebhook ? "" : " not to the webhook"));
            }
        }
        // there the lives of one key are one incident
        if (all.get(all.size() - 1).isOver && receivers.incidents.isOpen(key)) {
            lost.add(key + " is over and pagerduty holds it open");
        }
    }

    boolean isClean() {
        return lost.isEmpty() && doubled.isEmpty() && disordered.isEmpty();
    }
}
