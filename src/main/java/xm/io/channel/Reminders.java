package xm.io.channel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.dispatch.Decision;
import xm.dispatch.Ledger;
import xm.dispatch.Notice;
import xm.dispatch.Told;
import xm.promise.Severity;

/**
 * What a channel that forgets is told again and again: all that fires, and for {@code ended-for} what is over.
 *
 * <p>An end that comes while an alert is muted is swallowed there, and whoever was called holds the incident open.
 * Nobody says whether an end was heard, so it is told again; who has heard it is not called by it. Of ends there are
 * {@link #ENDS_AT_MOST} at most, the newest, so that a bad day does not make every reminder large. Ends of lives that were
 * followed by another are told again until a restart. For one thread.
 */
final class Reminders {
    static final int ENDS_AT_MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    private final Standing standing;
    private final Ledger ledger;
    private final OutboxSettings settings;
    /** The newest end that was told under each name: the ledger forgets it when the next life of the alert is told. */
    private final Map<Name, Notice> ended = new HashMap<>();

    private boolean isSilenceTold;
    private boolean isCutTold;

    Reminders(Standing standing, Ledger ledger, OutboxSettings settings) {
        this.standing = standing;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** The end of a life was told. */
    void ended(Notice end, Told told) {
        ended.put(Name.of(told), new Notice(end.alert(), Decision.CLOSE, told, end.links()));
    }

    /** Who an alert is to those who go by how loud it is and whose. */
    private record Name(String key, Severity openedAs, Severity loudest, String owner) {
        static Name of(Told told) {
            return new Name(told.key(), told.openedAs(), told.severity(), told.owner());
        }
    }

    /** What fires is kept alive unless the job has been silent for so long that nobody knows whether it is still so. */
    List<Notice> at(long nowMillis, long heardMillis) {
        List<Notice> firing = new ArrayList<>();
        List<Notice> over = new ArrayList<>();
        for (Sighting sighting : standing.all()) {
            Told told = ledger.of(sighting.alert().key()).orElse(null);
            if (told == null) {
                continue;
            }
            if (told.isFiring() && sighting.alert().isFiring()) {
                firing.add(new Notice(sighting.alert(), Decision.NOTHING_NEW, told, sighting.links()));
            } else if (nowMillis - told.toldMillis() <= settings.endedMillis()) {
                over.add(new Notice(sighting.alert(), Decision.CLOSE, told, sighting.links()));
            }
        }
        boolean isSilent = nowMillis - heardMillis > settings.forgetMillis();
        if (!isSilent) {
            over.addAll(earlier(nowMillis));
        }
        tellSilence(isSilent, firing);
        List<Notice> reminders = isSilent ? new ArrayList<>() : firing;
        reminders.addAll(newest(over));
        return reminders;
    }

    /** Ends of lives after which the same alert began anew, perhaps as another page or another owner's. */
    private List<Notice> earlier(long nowMillis) {
        ended.values().removeIf(end -> nowMillis - end.before().toldMillis() > settings.endedMillis());
        return ended.entrySet().stream()
                .filter(end -> ledger.of(end.getKey().key())
                        .filter(now -> !Name.of(now).equals(end.getKey()))
                        .isPresent())
                .map(Map.Entry::getValue)
                .toList();
    }

    private void tellSilence(boolean isSilent, List<Notice> firing) {
        if (isSilent && !isSilenceTold && !firing.isEmpty()) {
            LOG.error(
                    "Nothing was heard of the job promise-watch for so long that {} open alerts are no longer kept alive",
                    firing.size());
        }
        isSilenceTold = isSilent && (isSilenceTold || !firing.isEmpty());
    }

    private List<Notice> newest(List<Notice> over) {
        boolean isCut = over.size() > ENDS_AT_MOST;
        if (isCut && !isCutTold) {
            LOG.warn(
                    "More than {} alerts ended within ended-for; of the oldest it is not told again that they are over",
                    ENDS_AT_MOST);
        }
        isCutTold = isCut;
        return over.stream()
                .sorted(Comparator.comparingLong((Notice it) -> it.before().toldMillis())
                        .reversed())
                .limit(ENDS_AT_MOST)
                .toList();
    }
}
