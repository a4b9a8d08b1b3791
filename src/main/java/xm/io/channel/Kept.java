package xm.io.channel;

import java.util.List;
import xm.dispatch.Told;

/** Where it is kept what channels were told, so that it outlives this process. */
public interface Kept {
    /** Keeps a word that was taken; holds nobody up. */
    void keep(String channel, Told told);

    /** Keeps words that are about to be told, and waits a moment for them to be safe: not longer, for people must be told. */
    void keepFirst(String channel, List<Told> words);

    /** Keeps that a channel was told nothing of an alert. */
    void forget(String channel, Told told);
}
