package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import xm.event.Mention;
import xm.event.Mention.Intent;

class SentimentTest {
    private static final Offset<Double> NEAR = within(1e-12);

    @Test
    void weighsEachMentionByItsConfidence() {
        Sentiment sentiment = new Sentiment();
        sentiment.add(mention(0.8, 0.9));
        sentiment.add(mention(-0.4, 0.3));
        sentiment.add(mention(0.01, 0.6));

        assertThat(sentiment.reading().n()).isEqualTo(3);
        assertThat(sentiment.reading().value()).isCloseTo((0.72 - 0.12 + 0.006) / 1.8, NEAR);
        assertThat(sentiment.reading().parts().get("weight").doubleValue()).isCloseTo(1.8, NEAR);
    }

    @Test
    void leavesOutMentionsWithoutSentimentOrConfidenceButCountsTheirIntent() {
        Sentiment sentiment = new Sentiment();
        sentiment.add(new Mention(Intent.CRITICISE, null, 0.9, null));
        sentiment.add(new Mention(Intent.CRITICISE, -1.0, null, null));
        sentiment.add(new Mention(Intent.CRITICISE, -1.0, 0.0, null));
        sentiment.add(new Mention(Intent.PROMOTE, -1.0, 1e-300, null));
        sentiment.add(new Mention(null, null, null, null));
        assertThat(sentiment.reading()).isNull();

        sentiment.add(new Mention(Intent.APPRECIATE, 0.5, 1.0, null));

        assertThat(sentiment.reading().n()).isEqualTo(1);
        assertThat(sentiment.reading().value()).isEqualTo(0.5);
        assertThat(sentiment.reading().parts())
                .containsAllEntriesOf(Map.of("criticise", 3L, "appreciate", 1L, "positive", 1L, "negative", 0L));
    }

    @Test
    void isAsSureAsItsEffectiveNumberOfMentions() {
        Sentiment equal = new Sentiment();
        for (int i = 0; i < 20; i++) {
            equal.add(mention(i % 2 == 0 ? 1 : -1, 0.5));
        }
        Interval twenty = Intervals.netShare(20, 10, 10);
        assertThat(equal.reading().low()).isCloseTo(twenty.low(), NEAR);
        assertThat(equal.reading().high()).isCloseTo(twenty.high(), NEAR);

        Sentiment uneven = new Sentiment();
        for (int i = 0; i < 20; i++) {
            uneven.add(mention(i % 2 == 0 ? 1 : -1, i < 2 ? 1 : 0.01));
        }
        assertThat(uneven.reading().high()).isGreaterThan(twenty.high() + 0.1);
    }

    @Test
    void staysInItsRangeWithTheFaintestConfidence() {
        Sentiment sentiment = new Sentiment();
        for (int i = 0; i < 10; i++) {
            sentiment.add(mention(1, 0x1p-26));
        }

        assertThat(sentiment.reading().n()).isEqualTo(10);
        assertThat(sentiment.reading().value()).isEqualTo(1);
        assertThat(sentiment.reading().low()).isBetween(0.0, 1.0);
        assertThat(sentiment.reading().high()).isEqualTo(1);
    }

    private static Mention mention(double sentiment, double confidence) {
        return new Mention(Intent.DISCUSS, sentiment, confidence, null);
    }
}
