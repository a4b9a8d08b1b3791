package xm.io.channel;

import java.util.Map;
import java.util.TreeMap;
import xm.dispatch.Decision;

/** What was counted, by name. */
final class Counts implements ChannelMetrics {
    final Map<String, Integer> counts = new TreeMap<>();

    @Override
    public void sent(Decision decision) {
        counts.merge("sent " + decision.wireName(), 1, Integer::sum);
    }

    @Override
    public void skipped(Decision reason) {
        counts.merge("skipped " + reason.wireName(), 1, Integer::sum);
    }

    @Override
    public void failed(String reason) {
        counts.merge("failed " + reason, 1, Integer::sum);
    }

    @Override
    public void refused() {
        counts.merge("refused", 1, Integer::sum);
    }

    @Override
    public void worked(long nowMillis) {
        counts.merge("worked", 1, Integer::sum);
    }

    @Override
    public void reminded() {
        counts.merge("reminded", 1, Integer::sum);
    }
}
