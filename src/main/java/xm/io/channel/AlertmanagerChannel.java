package xm.io.channel;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.dispatch.Notice;

/**
 * Alertmanager, by its API version 2, every peer of it.
 *
 * <p>It keeps no alert that it is not told of again: each firing one is a lease that everything that stands renews. It
 * takes good alerts of a batch and refuses it all the same, so a batch that is refused is halved until the bad one is
 * alone.
 */
public final class AlertmanagerChannel implements Channel {
    public static final String NAME = "alertmanager";

    private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerChannel.class);
    private static final String ALERTS = "/api/v2/alerts";
    private static final String READY = "/-/ready";
    private static final String STATUS = "/api/v2/status";
    /** So long others may take when one has taken everything. */
    private static final long GRACE_MILLIS = 1_000;
    /** Ends that are told again in one request, so that each is small whatever a day brought. */
    private static final int ENDS_AT_ONCE = 200;
    /** It says so of a batch with one bad alert. */
    private static final Set<Integer> NOT_AS_IT_SHOULD_BE = Set.of(400, 413, 422);

    private final AlertmanagerSettings settings;

    private final LongSupplier heardMillis;
    private final Clock clock;
    private final PostedAlerts alerts;
    private final Wire wire;
    /** Peers that took nothing at the last try. */
    private final Set<URI> down = ConcurrentHashMap.newKeySet();
    /** What each peer was asked last. */
    private final Map<URI, CompletableFuture<List<Answer>>> asked = new HashMap<>();

    /** @param heardMillis when the job was heard of last */
    public AlertmanagerChannel(AlertmanagerSettings settings, LongSupplier heardMillis, Clock clock) {
        this(settings, heardMillis, clock, new Wire());
    }

    AlertmanagerChannel(AlertmanagerSettings settings, LongSupplier heardMillis, Clock clock, Wire wire) {
        this.wire = wire;
        this.settings = settings;
        this.heardMillis = heardMillis;
        this.clock = clock;
        alerts = new PostedAlerts(settings.labels(), settings.lease().toMillis());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer tell(Notice notice) {
        return tell(List.of(notice)).get(0);
    }

    @Override
    public boolean isToldTogether() {
        return true;
    }

    /** Who an alert is there depends on how loud it is and whose, which the next life may change. */
    @Override
    public boolean isToldOfEachLife() {
        return true;
    }

    @Override
    public Map<String, Boolean> peers() {
        Map<String, Boolean> peers = new TreeMap<>();
        settings.peers().forEach(peer -> peers.put(peer.toString(), !down.contains(peer)));
        return peers;
    }

    @Override
    public List<Answer> tell(List<Notice> notices) {
        long now = clock.millis();
        List<PostedAlert> batch = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int at = 0; at < notices.size(); at++) {
            for (PostedAlert posted : alerts.of(notices.get(at), now)) {
                batch.add(posted);
                owners.add(at);
            }
        }
        List<URI> free = settings.peers().stream().filter(this::isFree).toList();
        List<Answer> answers = batch.isEmpty() ? List.of() : post(batch, free.isEmpty() ? settings.peers() : free);
        Map<Integer, Answer> worst = new HashMap<>();
        for (int at = 0; at < batch.size(); at++) {
            worst.merge(owners.get(at), answers.get(at), AlertmanagerChannel::worse);
        }
        List<Answer> told = new ArrayList<>();
        for (int at = 0; at < notices.size(); at++) {
            // what makes no alert, such as the end of what was only recorded, is told by being silent
            told.add(worst.getOrDefault(at, Answer.TAKEN));
        }
        return told;
    }

    @Override
    public Optional<Duration> resend() {
        return Optional.of(settings.resend());
    }

    /** What fires comes first and by itself: ends may be many, and are kept alive by nobody. */
    @Override
    public Answer remind(List<Notice> standing) {
        long now = clock.millis();
        List<PostedAlert> batch = new ArrayList<>();
        Duration within = settings.watchdogWithin();
        if (!within.isZero() && now - heardMillis.getAsLong() <= within.toMillis()) {
            batch.add(alerts.watchdog(now));
        }
        List<PostedAlert> ends = new ArrayList<>();
        standing.forEach(notice -> (notice.isOver() ? ends : batch).addAll(alerts.of(notice, now)));
        // an end of an earlier life must not end what fires under its name now, nor be told after the end of a later
        // one
        Set<Map<String, String>> names =
                batch.stream().map(PostedAlert::labels).collect(Collectors.toCollection(HashSet::new));
        ends.removeIf(end -> !names.add(end.labels()));
        // one that is refused was told of when it was new
        Optional<Answer> trouble = trouble(post(batch, settings.peers()));
        for (int at = 0; at < ends.size() && trouble.isEmpty(); at += ENDS_AT_ONCE) {
            List<PostedAlert> some = ends.subList(at, Math.min(ends.size(), at + ENDS_AT_ONCE));
            trouble = trouble(post(some, settings.peers()));
        }
        return trouble.orElse(Answer.TAKEN);
    }

    /** Asks each peer whether it is ready and who it is; the first that would not take alerts is the answer. */
    @Override
    public Answer check() {
        for (URI peer : settings.peers()) {
            for (String path : List.of(READY, STATUS)) {
                Reply reply = wire.get(at(peer, path), settings.headers()).join();
                Answer answer = believed(reply, path.equals(READY) || isStatus(reply.body()));
                if (!answer.isTaken()) {
                    return Answer.later(peer + path + ": " + answer.reason());
                }
            }
        }
        return Answer.TAKEN;
    }

    /** A yes that is not said as Alertmanager says it is somebody else's, such as a page that asks who we are. */
    private static Answer believed(Reply reply, boolean isItsWay) {
        return reply.isSuccess() && !(isItsWay && reply.answer().isTaken())
                ? Answer.unsure("the answer is not Alertmanager's")
                : reply.answer();
    }

    /** The beginning of an object that says among other things who is in the cluster. */
    private static boolean isStatus(String body) {
        return body.stripLeading().startsWith("{") && body.contains("\"cluster\"");
    }

    /**
     * One answer for each alert: taken if one of the peers took it. To none at all there is one too, for it is asked all the
     * same whether anybody is there.
     *
     * <p>A peer that hangs keeps nobody waiting when another has taken everything. Of changes it is not told until it answers
     * or its time is over; it hears of what it missed when all that stands is told again.
     */
    private List<Answer> post(List<PostedAlert> batch, List<URI> to) {
        List<CompletableFuture<List<Answer>>> peers = new ArrayList<>();
        for (URI peer : to) {
            CompletableFuture<List<Answer>> answers =
                    post(peer, batch).whenComplete((all, fault) -> tellIfDown(peer, all));
            asked.put(peer, answers);
            peers.add(answers);
        }
        awaitEnough(peers);
        List<List<Answer>> told = peers.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
        List<Answer> best = new ArrayList<>();
        for (int at = 0; at < Math.max(1, batch.size()); at++) {
            int alert = at;
            best.add(told.stream()
                    .map(answers -> answers.get(alert))
                    .reduce(AlertmanagerChannel::better)
                    .orElseThrow());
        }
        return best;
    }

    private boolean isFree(URI peer) {
        CompletableFuture<List<Answer>> last = asked.get(peer);
        return last == null || last.isDone();
    }

    /** Until all have answered, or a moment after one has taken everything. */
    private static void awaitEnough(List<CompletableFuture<List<Answer>>> peers) {
        CompletableFuture<Void> all = CompletableFuture.allOf(peers.toArray(CompletableFuture[]::new));
        List<CompletableFuture<?>> enough = new ArrayList<>(List.of(all));
        peers.forEach(peer ->
                enough.add(peer.thenCompose(answers -> answers.stream().allMatch(Answer::isTaken)
                        ? CompletableFuture.completedFuture(null)
                        : new CompletableFuture<>())));
        CompletableFuture.anyOf(enough.toArray(CompletableFuture[]::new)).join();
        all.copy().completeOnTimeout(null, GRACE_MILLIS, TimeUnit.MILLISECONDS).join();
    }

    /** What was not answered as it should be; that some were refused is no trouble where others were taken. */
    private static Optional<Answer> trouble(List<Answer> answers) {
        Optional<Answer> forLater = answers.stream().filter(Answer::isForLater).findFirst();
        boolean isNoneTaken = answers.stream().noneMatch(Answer::isTaken);
        return forLater.isEmpty() && isNoneTaken ? answers.stream().findFirst() : forLater;
    }

    private void tellIfDown(URI peer, List<Answer> answers) {
        Optional<Answer> trouble = answers == null ? Optional.of(Answer.later("fault of ours")) : trouble(answers);
        if (trouble.isEmpty() && down.remove(peer)) {
            LOG.info("Alertmanager at {} takes alerts again", peer);
        } else if (trouble.isPresent() && down.add(peer)) {
            LOG.warn(
                    "Alertmanager at {} takes no alerts: {}",
                    peer,
                    trouble.get().reason());
        }
    }

    private CompletableFuture<List<Answer>> post(URI peer, List<PostedAlert> batch) {
        Map<String, String> headers = new HashMap<>(settings.headers());
        headers.put("Content-Type", "application/json");
        return wire.post(at(peer, ALERTS), headers, AlertmanagerJson.write(batch))
                .thenCompose(reply -> {
                    if (NOT_AS_IT_SHOULD_BE.contains(reply.status()) && batch.size() > 1) {
                        int half = batch.size() / 2;
                        return post(peer, batch.subList(0, half))
                                .thenCombine(post(peer, batch.subList(half, batch.size())), (first, second) -> {
                                    List<Answer> both = new ArrayList<>(first);
                                    both.addAll(second);
                                    return both;
                                });
                    }
                    // it says yes without a word
                    Answer answer = believed(reply, reply.body().isBlank());
                    // a peer that is gone may come back; the others must be told meanwhile
                    Answer once = answer.kind() == Answer.Kind.GONE ? Answer.later(answer.reason()) : answer;
                    return CompletableFuture.completedFuture(Collections.nCopies(Math.max(1, batch.size()), once));
                });
    }

    static URI at(URI peer, String path) {
        return URI.create(peer.toString().replaceAll("/+$", "") + path);
    }

    private static Answer better(Answer one, Answer other) {
        return rank(one) <= rank(other) ? one : other;
    }

    private static Answer worse(Answer one, Answer other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(Answer answer) {
        return switch (answer.kind()) {
            case TAKEN -> 0;
            case UNSURE -> 1;
            case LATER -> 2;
            case REFUSED, GONE -> 3;
        };
    }
}
