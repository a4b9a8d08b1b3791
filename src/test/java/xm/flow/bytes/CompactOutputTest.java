package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CompactOutputTest {
    @Test
    void timesComeBackHoweverFarTheyAreFromEachOther() {
        long[] times = {
            0, 1, -1, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, Long.MAX_VALUE - 1, 1L << 60, -(1L << 60)
        };
        for (long one : times) {
            for (long other : times) {
                CompactOutput out = new CompactOutput();
                out.begin();
                out.near(one);
                out.near(other);
                out.near(one);
                CompactInput in = new CompactInput();
                in.begin(out.written(), out.size());
                assertThat(new long[] {in.near(), in.near(), in.near()}).containsExactly(one, other, one);
            }
        }
    }

    @Test
    void anchoredTimesComeBackHoweverFarTheyAreFromTheAnchor() {
        long[] times = {
            0,
            1,
            -1,
            1L << 31,
            (1L << 31) - 1,
            -(1L << 31),
            -(1L << 31) - 1,
            1_764_000_000_000L,
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            Long.MAX_VALUE
        };
        for (long anchor : times) {
            for (long time : times) {
                CompactOutput out = new CompactOutput();
                out.begin();
                out.anchor(anchor);
                out.anchored(time);
                out.anchored(anchor);
                CompactInput in = new CompactInput();
                in.begin(out.written(), out.size());
                in.anchor(anchor);
                assertThat(new long[] {in.anchored(), in.anchored()}).containsExactly(time, anchor);
                in.finish();
            }
        }
    }

    @Test
    void aTimeUpTo24DaysFromTheAnchorTakesFourBytes() {
        long anchor = 1_764_000_000_000L;
        assertThat(bytesOfAnchored(anchor, anchor)).isEqualTo(4);
        assertThat(bytesOfAnchored(anchor, anchor + Integer.MAX_VALUE)).isEqualTo(4);
        assertThat(bytesOfAnchored(anchor, anchor - Integer.MAX_VALUE)).isEqualTo(4);
        assertThat(bytesOfAnchored(anchor, anchor + Integer.MAX_VALUE + 1)).isEqualTo(12);
        assertThat(bytesOfAnchored(anchor, anchor - Integer.MAX_VALUE - 1)).isEqualTo(12);
    }

    private static int bytesOfAnchored(long anchor, long time) {
        CompactOutput out = new CompactOutput();
        out.begin();
        out.anchor(anchor);
        out.anchored(time);
        return out.size();
    }

    @Test
    void aTimeNearTheOneBeforeItTakesFewBytes() {
        CompactOutput out = new CompactOutput();
        out.begin();
        out.near(1_764_000_000_000L);
        int first = out.size();
        out.near(1_764_000_010_000L);
        out.near(1_763_999_990_000L);
        out.near(Long.MAX_VALUE);
        out.near(1_763_999_990_000L);

        assertThat(first).isEqualTo(6);
        assertThat(out.size()).isEqualTo(first + 3 + 3 + 1 + 1);
    }

    /** Behind the end lie bytes of what was read before. */
    @Test
    void whoReadsLessOrMoreThanWasWrittenIsStopped() {
        CompactOutput out = new CompactOutput();
        out.begin();
        out.bits(1);
        out.bits(2);
        CompactInput in = new CompactInput();

        in.begin(out.written(), 8);
        in.bits();
        in.finish();
        in.bits();
        assertThatThrownBy(in::finish).hasMessageStartingWith("of 8 bytes 16 were read: ");
        in.begin(out.written(), out.size());
        in.bits();
        assertThatThrownBy(in::finish).hasMessageStartingWith("of 16 bytes 8 were read: ");
    }

    @Test
    void aTextThatComesAgainTakesAByte() {
        CompactOutput out = new CompactOutput();
        out.begin();
        out.repeated("checkout");
        int first = out.size();
        out.repeated("checkout");
        out.repeated(null);
        assertThat(out.size()).isEqualTo(first + 2);
        for (int i = 0; i < 2 * RepeatedTexts.MOST; i++) {
            out.repeated("t-" + i);
        }
        out.repeated("checkout");

        CompactInput in = new CompactInput();
        in.begin(out.written(), out.size());
        assertThat(in.repeated()).isEqualTo("checkout").isSameAs(in.repeated());
        assertThat(in.repeated()).isNull();
        for (int i = 0; i < 2 * RepeatedTexts.MOST; i++) {
            assertThat(in.repeated()).isEqualTo("t-" + i);
        }
        assertThat(in.repeated()).isEqualTo("checkout");
        in.finish();
    }
}
