package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import xm.event.Cell;

/** The windows of a cell in memory, and what is told of them in words. */
final class MemoryShelf implements WindowStack.Shelf, WindowStack.Voice {
    final List<String> said = new ArrayList<>();
    final Map<String, Window> windows = new TreeMap<>();
    final TreeSet<Long> wakes = new TreeSet<>();
    private final List<long[]> corrected = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    final List<String> stages = new ArrayList<>();
    int sealed;
    int additions;
    private boolean isBegun;
    private Standing stock;

    @Override
    public Cell cell() {
        return new Cell("gold", "checkout", "web");
    }

    @Override
    public Window window(int level, long start) {
        return windows.get(level + "@" + start);
    }

    @Override
    public void begun() {
        isBegun = true;
    }

    @Override
    public void keep(int level, long start, Window window) {
        additions++;
        boolean isNew = windows.put(level + "@" + start, window) == null;
        assertThat(isNew).as("only a new one begins").isEqualTo(isBegun);
        isBegun = false;
    }

    @Override
    public void drop(int level, long start) {
        assertThat(windows.remove(level + "@" + start)).isNotNull();
    }

    @Override
    public void wake(long timeMillis) {
        wakes.add(timeMillis);
    }

    @Override
    public void mark(int level, long start) {
        corrected.add(new long[] {level, start});
        wake(watermark + 1);
    }

    @Override
    public Standing stock() {
        return stock;
    }

    @Override
    public void keepStock(Standing sum) {
        stock = sum;
    }

    @Override
    public void tell(CellWindow window) {
        String start = Instant.ofEpochMilli(window.startMillis()).toString().substring(11, 19);
        stages.add(window.stage());
        said.add(window.window() + " " + start + " r" + window.revision() + " n" + window.tally().events
                + firstContacts(window.tally()) + standing(window.tally()));
    }

    @Override
    public void sealed(long start, Window pane) {
        sealed++;
        assertThat(pane.customersAbove == null || pane.customersAbove.length == 4)
                .isTrue();
    }

    /** Passes every moment that was asked for, in order, as Flink does. */
    void timeIs(long watermark, WindowStack stack) throws Exception {
        this.watermark = watermark;
        while (!wakes.isEmpty() && wakes.first() <= watermark) {
            long time = wakes.pollFirst();
            List<long[]> again = List.copyOf(corrected);
            corrected.clear();
            for (long[] id : again) {
                stack.correct(this, (int) id[0], id[1], time, this);
            }
            stack.pass(this, time, this);
        }
    }

    private static String standing(Tally tally) {
        Standing it = tally.standing;
        return it == null
                ? ""
                : " customers " + it.customers + " at risk " + it.atRisk + " entered " + it.entered + " left "
                        + it.left;
    }

    private static String firstContacts(Tally tally) {
        FirstContacts contacts = tally.firstContacts;
        return contacts == null ? "" : " fcr " + contacts.resolved + "/" + contacts.n + " open " + contacts.provisional;
    }
}
