package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EpisodeEffortTest {
    @Test
    void tellsTheMeanAndTheShareOfHighEffort() {
        EpisodeEffort effort = new EpisodeEffort();
        for (double effort01 : new double[] {0, 0.25, 0.6, 0.75}) {
            effort.add(new Fact.Effort(effort01), 1);
        }

        Reading reading = effort.reading();

        assertThat(reading.n()).isEqualTo(4);
        assertThat(reading.value()).isCloseTo(0.4, within(1e-15));
        assertThat(reading.parts().get("highEffort")).isEqualTo(0.5);
        assertThat(reading.parts().get("sum").doubleValue()).isCloseTo(1.6, within(1e-15));
        assertThat(reading.parts().get("sumSquares").doubleValue()).isCloseTo(0.985, within(1e-15));
        assertThat(reading.low()).isBetween(0.0, 0.4);
        assertThat(reading.high()).isBetween(0.4, 1.0);
    }

    @Test
    void isExactlyWhatItWasWhenAnEffortIsTakenBack() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            EpisodeEffort effort = new EpisodeEffort();
            for (int i = 0; i < 100; i++) {
                double effort01 = random.nextDouble();
                effort.add(new Fact.Effort(effort01), 1);
                effort.add(new Fact.Effort(effort01), -1);
            }

            assertThat(effort).as("seed %d", seed).usingRecursiveComparison().isEqualTo(new EpisodeEffort());
        }
    }

    @Test
    void saysOfHowManyIssuesItIsNotYetFinal() {
        FirstContacts contacts = new FirstContacts();
        contacts.add(new Fact.FirstContact(true), true, 1);
        contacts.add(new Fact.FirstContact(false), false, 1);
        assertThat(contacts.reading().parts()).containsEntry("provisional", 1L).containsEntry("resolved", 1L);

        contacts.add(new Fact.FirstContact(true), true, -1);
        contacts.add(new Fact.FirstContact(true), false, 1);

        assertThat(contacts.reading().value()).isEqualTo(0.5);
        assertThat(contacts.reading().parts()).containsEntry("provisional", 0L);
    }
}
