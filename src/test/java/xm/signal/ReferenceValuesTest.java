package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntConsumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import xm.event.CsatScale;
import xm.event.EffortInstrument;
import xm.event.Mention;
import xm.event.Survey;

/** Every reference value that exists for these signals, each to its tolerance; intervals alone: {@link IntervalsTest}. */
class ReferenceValuesTest {

    @Test
    void satisfaction() throws IOException {
        Vectors vectors = Vectors.of("csat");
        assertTopBox(vectors.group("top2box"));
        Vectors.Group published = vectors.group("published_worked");
        for (JsonNode one : published.cases()) {
            Csat csat = new Csat();
            for (int i = 0; i < one.path("n").asInt(); i++) {
                csat.add(answer(CsatScale.ONE_TO_FIVE, i < one.path("satisfied").asInt() ? 4 : 3));
            }
            assertNear(one, 100 * csat.reading().value(), one.path("csat_pct"), within(published.tolerance()));
        }
        assertScales(vectors.group("scales"));
        for (JsonNode one : vectors.group("reject").cases()) {
            // what is no integer, and the answer that was not given, never get this far: the codec's types refuse them
            if (one.path("value").isInt()) {
                assertThat(one.path("value").asInt())
                        .as("%s", one)
                        .matches(score -> score < scale(one).lowest()
                                || score > scale(one).highest());
            }
        }
        assertAllRead(vectors, 62);
    }

    private static void assertTopBox(Vectors.Group topBox) {
        for (JsonNode one : topBox.cases()) {
            Csat csat = new Csat();
            counts(one.path("counts_1_to_5"), score -> csat.add(answer(CsatScale.ONE_TO_FIVE, score)));
            JsonNode expected = one.path("expect");
            Reading reading = csat.reading();
            if (expected.path("n").asLong() == 0) {
                assertThat(reading).as("%s", one).isNull();
                assertThat(Intervals.wilson(0, 0)).isEqualTo(new Interval(0, 1));
                continue;
            }
            Offset<Double> near = within(topBox.tolerance());
            assertThat(reading.n()).as("%s", one).isEqualTo(expected.path("n").asLong());
            assertNear(one, 100 * reading.value(), expected.path("csat_pct"), near);
            assertNear(one, 100 * part(reading, "dissatisfied") / reading.n(), expected.path("dsat_pct"), near);
            assertNear(one, part(reading, "mean"), expected.path("mean"), near);
            assertNear(one, part(reading, "sum") / reading.n(), expected.path("mean"), near);
            assertNear(one, reading.low(), expected.path("lower"), near);
            assertNear(one, reading.high(), expected.path("upper"), near);
        }
    }

    private static void assertScales(Vectors.Group scales) {
        for (JsonNode one : scales.cases()) {
            Csat csat = new Csat();
            csat.add(answer(scale(one), one.path("value").asInt()));
            assertNear(one, (double) csat.sum / UnitScale.WHOLE, one.path("unit"), within(scales.tolerance()));
            assertNear(one, part(csat.reading(), "mean"), one.path("on_1_to_5"), within(scales.tolerance()));
            assertThat(csat.satisfied)
                    .as("%s", one)
                    .isEqualTo(one.path("satisfied").asBoolean() ? 1 : 0);
        }
    }

    @Test
    void netPromoterScore() throws IOException {
        Vectors vectors = Vectors.of("nps");
        for (JsonNode one : vectors.group("classes").cases()) {
            Nps nps = new Nps();
            nps.add(one.path("score").asInt());
            assertThat(nps.promoters - nps.detractors)
                    .as("%s", one)
                    .isEqualTo(one.path("value").asLong());
        }
        Vectors.Group counts = vectors.group("counts");
        for (JsonNode one : counts.cases()) {
            Nps nps = new Nps();
            repeat(one.path("detractors").asInt(), () -> nps.add(6));
            repeat(one.path("passives").asInt(), () -> nps.add(8));
            repeat(one.path("promoters").asInt(), () -> nps.add(9));
            assertNps(nps, one, counts.tolerance());
        }
        Vectors.Group raw = vectors.group("raw");
        for (JsonNode one : raw.cases()) {
            Nps nps = new Nps();
            one.path("scores").forEach(score -> nps.add(score.asInt()));
            assertNps(nps, one, raw.tolerance());
        }
        vectors.leaveOut(
                "two_sample", "no signal compares two groups, and two published intervals are enough to do so");
        assertAllRead(vectors, 31);
    }

    /** Variance and standard error come in only through the interval: the plain ones are not published. */
    private static void assertNps(Nps nps, JsonNode one, double tolerance) {
        JsonNode expected = one.path("expect");
        Reading reading = nps.reading();
        if (expected.path("n").asLong() == 0) {
            assertThat(reading).as("%s", one).isNull();
            return;
        }
        Offset<Double> near = within(tolerance);
        assertThat(reading.n()).as("%s", one).isEqualTo(expected.path("n").asLong());
        assertThat(part(reading, "promoters"))
                .as("%s", one)
                .isEqualTo(one.path("promoters").asDouble());
        assertThat(part(reading, "detractors"))
                .as("%s", one)
                .isEqualTo(one.path("detractors").asDouble());
        assertNear(one, reading.value(), expected.path("nps"), near);
        assertNear(one, reading.low(), expected.path("adj_wald").get(0), near);
        assertNear(one, reading.high(), expected.path("adj_wald").get(1), near);
    }

    @Test
    void statedEffort() throws IOException {
        Vectors vectors = Vectors.of("ces");
        assertEffort(vectors.group("ces2"), EffortInstrument.CES2, "counts_1_to_7", "disagree_pct", "agree_pct");
        assertEffort(vectors.group("ces1"), EffortInstrument.CES1, "counts_1_to_5", "high_effort_pct", "-");
        assertEffort(
                vectors.group("net_easy"),
                EffortInstrument.NET_EASY,
                "counts_1_easy_to_7_difficult",
                "difficult_pct",
                "easy_pct");
        Map<String, EffortInstrument> instruments = Map.of(
                "CES1", EffortInstrument.CES1, "CES2", EffortInstrument.CES2, "NetEasy", EffortInstrument.NET_EASY);
        Vectors.Group directions = vectors.group("direction");
        for (JsonNode one : directions.cases()) {
            StatedEffort effort = new StatedEffort();
            effort.add(new Survey.Effort(
                    instruments.get(one.path("instrument").asText()),
                    one.path("value").asInt()));
            assertNear(one, effort.reading().value(), one.path("effort01"), within(directions.tolerance()));
        }
        assertAllRead(vectors, 25);
    }

    /** The mean is on the instrument's own scale, which is never told; effort and ease stand for it. */
    private static void assertEffort(
            Vectors.Group group, EffortInstrument instrument, String counts, String difficult, String easy) {
        for (JsonNode one : group.cases()) {
            StatedEffort effort = new StatedEffort();
            counts(one.path(counts), score -> effort.add(new Survey.Effort(instrument, score)));
            JsonNode expected = one.path("expect");
            Reading reading = effort.reading();
            if (expected.path("n").asLong() == 0) {
                assertThat(reading).as("%s", one).isNull();
                continue;
            }
            Offset<Double> near = within(group.tolerance());
            double percent = 100.0 / reading.n();
            Map<String, Double> published = Map.of(
                    "effort01",
                    reading.value(),
                    "ease01",
                    1 - reading.value(),
                    difficult,
                    percent * effort.difficult,
                    easy,
                    percent * effort.easy,
                    "net_easy",
                    percent * (effort.easy - effort.difficult));
            assertThat(reading.n()).as("%s", one).isEqualTo(expected.path("n").asLong());
            for (Map.Entry<String, JsonNode> number : expected.properties()) {
                if (!number.getKey().matches("n|mean")) {
                    assertThat(published).as("%s", one).containsKey(number.getKey());
                    assertNear(one, published.get(number.getKey()), number.getValue(), near);
                }
            }
        }
    }

    @Test
    void temkinRatings() throws IOException {
        Vectors vectors = Vectors.of("temkin");
        Vectors.Group ratings = vectors.group("txr");
        for (JsonNode one : ratings.cases()) {
            JsonNode expected = one.path("expect");
            Reading success = netShare(one.path("success_1_to_7"), "success");
            Reading ease = netShare(one.path("effort_1_to_7"), "ease");
            Reading emotion = netShare(one.path("emotion_1_to_7"), "emotion");
            assertPercent(one, success, expected.path("success"), ratings.tolerance());
            assertPercent(one, ease, expected.path("effort"), ratings.tolerance());
            assertPercent(one, emotion, expected.path("emotion"), ratings.tolerance());
            assertPercent(one, Temkin.reading(success, ease, emotion), expected.path("txr"), ratings.tolerance());
        }
        for (JsonNode one : vectors.group("box_rule").cases()) {
            NetShare boxes = new NetShare();
            boxes.add(one.path("answer").asInt());
            assertThat(boxes.positive - boxes.negative)
                    .as("%s", one)
                    .isEqualTo(one.path("value").asLong());
        }
        assertAllRead(vectors, 13);
    }

    @Test
    void sentiment() throws IOException {
        Vectors vectors = Vectors.of("sentiment");
        Map<String, Long> sign = Map.of("negative", -1L, "neutral", 0L, "positive", 1L);
        for (JsonNode one : vectors.group("classes").cases()) {
            Sentiment sentiment = new Sentiment();
            sentiment.add(mention(one.path("compound").asDouble()));
            assertThat(sentiment.positive - sentiment.negative)
                    .as("%s", one)
                    .isEqualTo(sign.get(one.path("cls").asText()));
        }
        Vectors.Group net = vectors.group("net");
        for (JsonNode one : net.cases()) {
            Sentiment sentiment = new Sentiment();
            one.path("compound").forEach(compound -> sentiment.add(mention(compound.asDouble())));
            Reading reading = sentiment.reading();
            if (one.path("n").asLong() == 0) {
                assertThat(reading).as("%s", one).isNull();
                continue;
            }
            assertNear(one, reading.value(), one.path("mean"), within(net.tolerance()));
            assertNear(
                    one,
                    (part(reading, "positive") - part(reading, "negative")) / reading.n(),
                    one.path("net_sentiment"),
                    within(net.tolerance()));
        }
        vectors.leaveOut(
                "mapping", "sentiment is never put on the scale of a survey answer: it is a signal of its own");
        assertAllRead(vectors, 16);
    }

    private static void assertAllRead(Vectors vectors, int cases) {
        assertThat(vectors.used()).isGreaterThanOrEqualTo(cases);
        assertThat(vectors.unused()).as("groups nobody looked at").isEmpty();
    }

    private static void assertNear(JsonNode one, double value, JsonNode expected, Offset<Double> near) {
        assertThat(expected.isNumber())
                .as("a number to compare with in %s", one)
                .isTrue();
        assertThat(value).as("%s", one).isCloseTo(expected.asDouble(), near);
    }

    private static void assertPercent(JsonNode one, Reading reading, JsonNode expected, double tolerance) {
        if (expected.isNull()) {
            assertThat(reading).as("%s", one).isNull();
        } else {
            assertThat(100 * reading.value()).as("%s", one).isCloseTo(expected.asDouble(), within(tolerance));
        }
    }

    private static Reading netShare(JsonNode counts, String signal) {
        NetShare boxes = new NetShare();
        counts(counts, boxes::add);
        return boxes.reading(signal);
    }

    private static Mention mention(double sentiment) {
        return new Mention(Mention.Intent.DISCUSS, sentiment, 1.0, null);
    }

    private static Survey.Satisfaction answer(CsatScale scale, int score) {
        return new Survey.Satisfaction(scale, score);
    }

    private static CsatScale scale(JsonNode one) {
        return Arrays.stream(CsatScale.values())
                .filter(scale -> scale.wireName().equals(one.path("scale").asText()))
                .findAny()
                .orElseThrow();
    }

    private static double part(Reading reading, String part) {
        return reading.parts().get(part).doubleValue();
    }

    /** Each score as often as its count, the first count being that of 1. */
    private static void counts(JsonNode counts, IntConsumer add) {
        for (int i = 0; i < counts.size(); i++) {
            int score = i + 1;
            repeat(counts.get(i).asInt(), () -> add.accept(score));
        }
    }

    private static void repeat(int times, Runnable act) {
        for (int i = 0; i < times; i++) {
            act.run();
        }
    }
}
