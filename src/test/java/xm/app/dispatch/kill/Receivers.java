package xm.app.dispatch.kill;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import xm.io.channel.Receiver;
import xm.promise.Severity;

/** A PagerDuty and a program of one's own, each with its moods, both over HTTP. */
final class Receivers implements AutoCloseable {
    static final Receiver.Scripted ACCEPTED = new Receiver.Scripted(202, Map.of(), "{\"status\":\"success\"}");
    private static final Receiver.Scripted NO_CONTENT = new Receiver.Scripted(204, Map.of(), "");

    final Incidents incidents = new Incidents();
    final Inbox inbox = new Inbox();
    final Moods moods;
    final Receiver pagerDuty;
    final Receiver webhook;
    /** What is to happen at a word that comes. */
    private final List<Ambush> ambushes = new CopyOnWriteArrayList<>();

    private static final class Ambush {
        private int wordsLeft;
        private final Runnable deed;

        Ambush(int words, Runnable deed) {
            wordsLeft = words;
            this.deed = deed;
        }

        synchronized boolean isNow() {
            wordsLeft--;
            return wordsLeft == 0;
        }
    }

    Receivers(long seed) throws IOException {
        moods = new Moods(seed);
        pagerDuty = new Receiver(request -> moods.answer(ACCEPTED, () -> {
            incidents.take(request.json());
            word();
        }));
        webhook = new Receiver(request -> moods.answer(NO_CONTENT, () -> {
            inbox.take(request.json());
            word();
        }));
    }

    /** Whether both hold a life of an alert to be open, and as loud as that. */
    boolean hold(String key, String life, Severity severity) {
        return incidents.isOpen(key, life, severity) && inbox.isOpen(key, life, severity);
    }

    /** Does something when the n-th word from now was taken, before it is answered. */
    void at(int words, Runnable deed) {
        ambushes.add(new Ambush(words, deed));
    }

    private void word() {
        for (Ambush waiting : ambushes) {
            if (waiting.isNow()) {
                ambushes.remove(waiting);
                waiting.deed.run();
            }
        }
    }

    @Override
    public void close() {
        pagerDuty.close();
        webhook.close();
    }
}
