package xm.io.channel;

import java.util.ArrayList;
import java.util.List;
import xm.dispatch.Told;

/** What channels were told, in the order in which it was kept: {@code telling}, {@code told} or {@code forgotten}. */
final class KeptInMemory implements Kept {
    final List<String> words = new ArrayList<>();
    final List<Told> told = new ArrayList<>();

    @Override
    public void keep(String channel, Told word) {
        words.add((word.isSure() ? "told " : "telling ") + word.revision());
        told.add(word);
    }

    @Override
    public void keepFirst(String channel, List<Told> all) {
        all.forEach(word -> keep(channel, word));
    }

    @Override
    public void forget(String channel, Told word) {
        words.add("forgotten " + word.revision());
        told.removeIf(other -> other.key().equals(word.key()));
    }
}
