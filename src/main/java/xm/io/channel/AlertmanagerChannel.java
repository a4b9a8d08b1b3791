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
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
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
    /** It says so of a batch with one bad alert. */
    private static final Set<Integer> NOT_AS_IT_SHOULD_BE = Set.of(400, 413, 422);

    private final AlertmanagerSettings settings;

    private final LongSupplier heardMillis;
    private final Clock clock;
    private final PostedAlerts alerts;
    private final Wire wire = new Wire();
    /** Peers that took nothing at the last try. */
    private final Set<URI> down = new HashSet<>();

    /** @param heardMillis when the job was heard of last */
    public AlertmanagerChannel(AlertmanagerSettings settings, LongSupplier heardMillis, Clock clock) {
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
        List<Answer> answers = post(batch);
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

    @Override
    public Answer remind(List<Notice> standing) {
        long now = clock.millis();
        List<PostedAlert> batch = new ArrayList<>();
        Duration within = settings.watchdogWithin();
        if (!within.isZero() && now - heardMillis.getAsLong() <= within.toMillis()) {
            batch.add(alerts.watchdog(now));
        }
        standing.forEach(notice -> batch.addAll(alerts.of(notice, now)));
        // one that is refused was told of when it was new
        return post(batch).stream().filter(Answer::isForLater).findFirst().orElse(Answer.TAKEN);
    }

    /** Asks each peer whether it is ready and who it is; the first that would not take alerts is the answer. */
    @Override
    public Answer check() {
        for (URI peer : settings.peers()) {
            for (String path : List.of("/-/ready", "/api/v2/status")) {
                Answer answer = wire.get(at(peer, path), settings.headers())
                        .thenApply(Reply::answer)
                        .join();
                if (!answer.isTaken()) {
                    return Answer.later(peer + path + ": " + answer.reason());
                }
            }
        }
        return Answer.TAKEN;
    }

    /** One answer for each alert: taken if one of the peers took it. */
    private List<Answer> post(List<PostedAlert> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        List<CompletableFuture<List<Answer>>> peers =
                settings.peers().stream().map(peer -> post(peer, batch)).toList();
        for (int at = 0; at < peers.size(); at++) {
            tellIfDown(settings.peers().get(at), peers.get(at).join());
        }
        List<Answer> best = new ArrayList<>();
        for (int at = 0; at < batch.size(); at++) {
            Answer answer = null;
            for (CompletableFuture<List<Answer>> peer : peers) {
                Answer one = peer.join().get(at);
                answer = answer == null ? one : better(answer, one);
            }
            best.add(answer);
        }
        return best;
    }

    private void tellIfDown(URI peer, List<Answer> answers) {
        Optional<Answer> trouble = answers.stream().filter(Answer::isForLater).findFirst();
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
                    Answer answer = reply.answer();
                    // a peer that is gone may come back; the others must be told meanwhile
                    Answer once = answer.kind() == Answer.Kind.GONE ? Answer.later(answer.reason()) : answer;
                    return CompletableFuture.completedFuture(Collections.nCopies(batch.size(), once));
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
