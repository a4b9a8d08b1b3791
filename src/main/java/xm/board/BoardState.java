package xm.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import xm.alert.Alert;
import xm.alert.Echo;
import xm.board.Feeds.Feed;
import xm.codec.ToldWindow;
import xm.customer.CustomerException;
import xm.dispatch.Links;
import xm.promise.Marker;
import xm.promise.Verdict;

/**
 * Everything the board knows: what it was told of the last day, and nothing that follows from it.
 *
 * <p>It is bounded: what is older than its history goes, and when it takes more than it may, the oldest hour goes. For one
 * thread at a time.
 */
public final class BoardState {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final int MOST_CHANGES = 2_000;
    /** Whoever reads what was written while it was away comes by a day's records in less than a minute. */
    private static final int MOST_UNTRIMMED = 20_000;

    private final Keep keep;
    private final Crowd crowd;
    private final Cells cells;
    private final Judgements judgements = new Judgements();
    private final AlertLives alerts = new AlertLives();
    private final Troubles troubles = new Troubles();
    private final Feeds feeds = new Feeds();
    private final TreeSet<Marker> changes = new TreeSet<>(Comparator.comparingLong(Marker::atMillis)
            .thenComparing(Marker::touchpoint)
            .thenComparing(Marker::channel)
            .thenComparing(Marker::what));

    private long nowMillis = Long.MIN_VALUE;
    private long nextTrimMillis = Long.MIN_VALUE;
    private int untrimmed;
    private long forgottenMillis = Long.MIN_VALUE;
    private long bytes;
    private boolean isCaughtUp;

    public BoardState(Keep keep) {
        this(keep, Crowd.ANY);
    }

    public BoardState(Keep keep, Crowd crowd) {
        this.keep = keep;
        this.crowd = crowd;
        cells = new Cells(keep);
    }

    public void see(ToldWindow window, long writtenMillis) {
        feeds.see(Feed.SIGNALS, writtenMillis);
        feeds.told(window.endMillis());
        if (window.endMillis() > forgottenMillis) {
            cells.see(window);
            changes.addAll(window.changes());
        }
        trimIfMany();
    }

    public void see(Verdict verdict, long writtenMillis) {
        feeds.see(Feed.VERDICTS, writtenMillis);
        judgements.see(Judged.of(verdict));
        trimIfMany();
    }

    public void see(Alert alert, Links links, long writtenMillis) {
        feeds.see(Feed.ALERTS, writtenMillis);
        if (!Echo.is(alert)) {
            alerts.see(alert, links, writtenMillis);
            trimIfMany();
        }
    }

    public void see(CustomerException trouble, long writtenMillis) {
        feeds.see(Feed.EXCEPTIONS, writtenMillis);
        troubles.see(trouble);
    }

    /** @param reason why a record of others was rejected */
    public void seeRejected(String reason, long writtenMillis) {
        feeds.see(Feed.REJECTIONS, writtenMillis);
        feeds.rejected(reason, writtenMillis);
    }

    /** A job says that it lives. */
    public void seeHeartbeat(String job, long atMillis, long writtenMillis) {
        feeds.see(Feed.HEARTBEATS, writtenMillis);
        feeds.heard(job, atMillis);
    }

    /** A record of ours cannot be read: it is counted, and the sentence that says why is kept for people. */
    public void unreadable(Feed feed, String mistake) {
        feeds.unreadable(feed, mistake);
    }

    /** How many records were read of a topic, bad ones too. */
    public long read(Feed feed) {
        return feeds.counts().get(feed).read + unreadable(feed);
    }

    /** How many of them were bad. */
    public long unreadable(Feed feed) {
        return feeds.counts().get(feed).unreadable;
    }

    /** All has been read that was there at the start: from now on what is missing is missing. */
    public void caughtUp() {
        isCaughtUp = true;
    }

    public boolean isCaughtUp() {
        return isCaughtUp;
    }

    /** Lets go what is too old or too much, once a minute, and after many records; as of the time that was told last. */
    public void passTime(long now) {
        nowMillis = now;
        if (nowMillis >= nextTrimMillis) {
            nextTrimMillis = nowMillis + MINUTE;
            trim();
        }
    }

    private void trimIfMany() {
        if (++untrimmed >= MOST_UNTRIMMED && nowMillis != Long.MIN_VALUE) {
            trim();
        }
    }

    private void trim() {
        untrimmed = 0;
        troubles.forgetBefore(nowMillis - keep.historyMillis());
        forgottenMillis = Math.max(forgottenMillis, nowMillis - keep.historyMillis());
        forget();
        while (bytes > keep.mostBytes() && forgottenMillis < nowMillis - HOUR) {
            forgottenMillis = Math.min(forgottenMillis + HOUR, nowMillis - HOUR);
            forget();
        }
    }

    private void forget() {
        cells.forgetBefore(forgottenMillis);
        judgements.forgetBefore(forgottenMillis);
        alerts.forgetBefore(forgottenMillis);
        feeds.forgetBefore(forgottenMillis);
        changes.removeIf(change -> change.atMillis() < forgottenMillis);
        while (changes.size() > MOST_CHANGES) {
            changes.pollFirst();
        }
        bytes = cells.bytes() + judgements.bytes() + alerts.bytes();
    }

    /** The earliest time of which a wall can be shown. */
    public long firstMillis(long now) {
        long first = Math.min(judgements.firstMillis(), now);
        return Math.max(first, Math.max(forgottenMillis, now - keep.historyMillis()));
    }

    /** About what the history takes, as of the last minute. */
    public long bytes() {
        return bytes;
    }

    Keep keep() {
        return keep;
    }

    Crowd crowd() {
        return crowd;
    }

    Cells cells() {
        return cells;
    }

    Judgements judgements() {
        return judgements;
    }

    AlertLives alerts() {
        return alerts;
    }

    Troubles troubles() {
        return troubles;
    }

    Feeds feeds() {
        return feeds;
    }

    /** What was changed on purpose, in the order of time. */
    Collection<Marker> changes() {
        return List.copyOf(changes);
    }
}
