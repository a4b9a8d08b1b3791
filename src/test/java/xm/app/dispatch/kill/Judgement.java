package xm.app.dispatch.kill;

import java.util.ArrayList;
import java.util.List;

/**
 * What receivers heard held against what is on the topic.
 *
 * <p>A life is lost if it calls people, nobody heard of it, and it was not over before anybody could; or if a receiver holds
 * it to be open and it is over. A receiver doubles if it opens a second page for one life.
 */
final class Judgement {
    final List<String> lost = new ArrayList<>();
    final List<String> doubled = new ArrayList<>();
    final List<String> disordered = new ArrayList<>();
    int lives;
    /** Short ones that ended before they were told. */
    int over;

    static Judgement of(Truth truth, Receivers receivers) {
        Judgement judgement = new Judgement();
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
            boolean mayBeShort = at < all.size() - 1;
            if (byPager && byWebhook) {
                continue;
            }
            if (mayBeShort && life.isOver) {
                over++;
            } else {
                lost.add(key + ", life " + life.id + (byPager ? "" : " not to pagerduty")
                        + (byWebhook ? "" : " not to the webhook"));
            }
        }
        Truth.Life last = all.get(all.size() - 1);
        if (last.isOver) {
            if (receivers.incidents.isOpen(key)) {
                lost.add(key + " is over and pagerduty holds it open");
            }
            if (receivers.inbox.isOpen(key)) {
                lost.add(key + " is over and the webhook holds it open");
            }
        }
    }

    boolean isClean() {
        return lost.isEmpty() && doubled.isEmpty() && disordered.isEmpty();
    }
}
