package xm.signal;

import xm.event.Mention;

/**
 * How people speak of the brand, -1 to 1: mean of the sentiment of mentions, each with the weight of its confidence.
 *
 * <p>A mention without sentiment or confidence has no part in it, nor has one whose confidence is (next to) nothing.
 * From .05 on it is positive, from -.05 down negative (the thresholds of VADER). What speakers mean to do is counted of
 * all mentions.
 *
 * <p>The interval takes weighted mentions for as many equal ones as carry the same information, (Σw)²/Σw² (Kish 1965).
 */
public final class Sentiment implements Accumulator<Sentiment> {
    private static final double NEUTRAL_WITHIN = 0.05;
    /** Below it the square of a weight is lost in an {@link ExactSum}. */
    private static final double LEAST_WEIGHT = 0x1p-26;

    // hot path: mutable on purpose
    public long n;
    public long positive;
    public long negative;
    public long criticise;
    public long appreciate;
    public ExactSum weight = new ExactSum();
    public ExactSum weightSquares = new ExactSum();
    /** Sum of weight times sentiment. */
    public ExactSum weighted = new ExactSum();
    /** Sum of weight times the square of sentiment. */
    public ExactSum weightedSquares = new ExactSum();
    /** Of sentiment, each mention with its confidence; null in state of earlier releases. */
    public Levels levels = new Levels();

    public void add(Mention mention) {
        if (mention.intent() == Mention.Intent.CRITICISE) {
            criticise++;
        } else if (mention.intent() == Mention.Intent.APPRECIATE) {
            appreciate++;
        }
        if (mention.sentiment() != null && mention.confidence() != null && mention.confidence() >= LEAST_WEIGHT) {
            add(mention.sentiment(), mention.confidence());
        }
    }

    private void add(double sentiment, double confidence) {
        n++;
        if (sentiment >= NEUTRAL_WITHIN) {
            positive++;
        } else if (sentiment <= -NEUTRAL_WITHIN) {
            negative++;
        }
        weight.add(confidence);
        weightSquares.add(confidence * confidence);
        weighted.add(confidence * sentiment);
        weightedSquares.add(confidence * sentiment * sentiment);
        if (levels == null) {
            levels = new Levels();
        }
        levels.add((sentiment + 1) / 2, confidence, 1, true);
    }

    @Override
    public void merge(Sentiment other) {
        n += other.n;
        positive += other.positive;
        negative += other.negative;
        criticise += other.criticise;
        appreciate += other.appreciate;
        weight.merge(other.weight);
        weightSquares.merge(other.weightSquares);
        weighted.merge(other.weighted);
        weightedSquares.merge(other.weightedSquares);
        levels = Tally.sum(levels, other.levels, Levels::new);
    }

    /** The signal {@code sentiment}, or {@code null} if no mention had a weight. */
    Reading reading() {
        if (n == 0) {
            return null;
        }
        double weights = weight.value();
        double mean = weighted.value() / weights;
        double meanSquare = weightedSquares.value() / weights;
        double effective = Math.min((double) n, weights * weights / weightSquares.value());
        Interval interval = Intervals.boundedMean(effective, effective * mean, effective * meanSquare);
        return new Reading("sentiment", n, mean, interval)
                .with("criticise", criticise)
                .with("appreciate", appreciate)
                .with("positive", positive)
                .with("negative", negative)
                .with("weight", weights)
                // confidences are rounded to 2^-20
                .withLevels(Levels.told(levels, weights, (double) n * 0x1p-20));
    }
}
