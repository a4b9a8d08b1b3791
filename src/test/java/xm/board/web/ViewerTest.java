package xm.board.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private static final int WHOLE = 10_000;

    private final Ticks ticks = new Ticks();
    private final SlowPage page = new SlowPage();
    private final Viewers viewers = new Viewers();
    private final Viewer viewer = new Viewer(page, Callback.NOOP, ticks, 0, viewers);

    /** It takes what is written only when it is told to. */
    private static final class SlowPage implements Content.Sink {
        private final List<ByteBuffer> written = new ArrayList<>();
        private Callback underWay;

        @Override
        public void write(boolean isLast, ByteBuffer bytes, Callback callback) {
            assertThat(underWay).as("one write at a time").isNull();
            written.add(bytes);
            underWay = callback;
        }

        void take() {
            Callback taken = underWay;
            underWay = null;
            taken.succeeded();
        }

        String newest() {
            return UTF_8.decode(written.get(written.size() - 1).duplicate()).toString();
        }
    }

    private void ticks(int from, int until) {
        for (int i = from; i <= until; i++) {
            String number = "{\"w\":" + i + ",\"rest\":\"" + "x".repeat(WHOLE) + "\"}";
            ticks.add(("{\"d\":" + i + "}").getBytes(UTF_8), () -> number.getBytes(UTF_8));
            viewer.wake();
        }
    }

    /** Each second that it took nothing a difference more was kept for it, a minute long. */
    @Test
    void whoeverTakesNothingHasNeverMoreThanTheWallToCome() {
        viewers.open(viewer);
        ticks(1, 1);
        page.take();
        ticks(2, 300);

        assertThat(page.written)
                .as("the greeting and the wall that is under way")
                .hasSize(2);
        page.take();
        assertThat(page.newest()).contains("event: wall", "{\"w\":300,").doesNotContain("{\"d\"");
        assertThat(page.written.get(2).remaining()).isLessThan(WHOLE + 200);
        page.take();
        assertThat(page.written).as("then there is nothing more to tell").hasSize(3);
        ticks(301, 301);
        assertThat(page.newest()).contains("event: tick", "{\"d\":301}");
        assertThat(viewers.wholes()).isEqualTo(2);
        assertThat(viewers.differences()).isEqualTo(1);
    }

    @Test
    void whatIsUnderWayToViewersIsKnownUntilTheyHaveTakenIt() {
        viewers.open(viewer);
        ticks(1, 1);
        assertThat(viewers.waitingBytes()).as("the greeting").isZero();
        page.take();
        assertThat(viewers.waitingBytes()).isBetween((long) WHOLE, WHOLE + 200L);
        page.take();
        assertThat(viewers.waitingBytes()).isZero();
    }

    @Test
    void whoeverTookNothingForTooLongWasCutOffAndWhoeverClosedThePageWasNot() {
        viewers.open(viewer);
        viewer.failed(new IOException("closed"));
        assertThat(viewers.count()).isZero();
        assertThat(viewers.cut()).isZero();

        viewers.open(new Viewer(new SlowPage(), Callback.NOOP, ticks, 0, viewers));
        assertThat(viewers.count()).isOne();
        viewers.end();
        assertThat(viewers.cut()).as("it was this side that ended it").isZero();

        Viewer slow = new Viewer(new SlowPage(), Callback.NOOP, ticks, 0, viewers);
        viewers.open(slow);
        slow.failed(new TimeoutException("idle"));
        slow.failed(new TimeoutException("idle"));
        assertThat(viewers.cut()).isOne();
    }
}
