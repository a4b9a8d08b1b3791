package xm.app.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OurJobTest {
    @Test
    void aSavepointIsOfTheJobWhoseUidsItHas() {
        for (OurJob job : OurJob.values()) {
            assertThat(OurJob.of(job.ids())).contains(job);
        }
    }

    /** A store's operators are in it, others are gone: the rest tells. */
    @Test
    void evenIfItHasMoreOrLess() {
        Set<String> some = new HashSet<>(OurJob.EXPERIENCE_SIGNALS.ids());
        some.removeAll(some.stream().limit(some.size() / 2).toList());
        some.add("0123456789abcdef0123456789abcdef");
        assertThat(OurJob.of(some)).contains(OurJob.EXPERIENCE_SIGNALS);
    }

    @Test
    void ofAnythingElseItIsOfNone() {
        assertThat(OurJob.of(Set.of("0123456789abcdef0123456789abcdef"))).isEmpty();
        assertThat(OurJob.of(Set.of())).isEmpty();
    }
}
