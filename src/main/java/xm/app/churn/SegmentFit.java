package xm.app.churn;

import java.util.Optional;
import xm.customer.churn.ChurnBase;

/**
 * What the risk of one segment's customers will rest on, and how that came about.
 *
 * @param learnedFrom how many customers, and how many of them did what is learned from
 * @param parameters of the model for a person, absent if none was fitted
 * @param logLikelihood {@link Double#NaN} if none was fitted
 * @param heldBack the rehearsal, absent where there was none
 * @param refusal why there is no fitted model, if there is none
 */
public record SegmentFit(
        String segment,
        ChurnBase base,
        String learnedFrom,
        Optional<String> parameters,
        double logLikelihood,
        Optional<HeldBack> heldBack,
        Optional<String> refusal) {}
