package xm.app.churn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ShiftedBetaGeometric;

/**
 * How long contracts last, fitted to when customers cancelled, by maximum likelihood.
 *
 * <p>A contract begins with the first that was seen of the customer and ends with the first cancellation, in the period in
 * which that was; who has not cancelled has stayed for all periods that are over.
 *
 * @param problem why it is not to be used, if it is not
 */
record ContractFit(
        ShiftedBetaGeometric contract,
        int customers,
        int cancellations,
        double logLikelihood,
        double cancellationsADay,
        Optional<String> problem) {
    private static final int LEAST_CUSTOMERS = 100;
    private static final int LEAST_CANCELLATIONS = 30;
    private static final List<String> NAMES = List.of("alpha", "beta");
    private static final List<double[]> STARTS =
            List.of(new double[] {1, 5}, new double[] {0.5, 1}, new double[] {2, 30}, new double[] {0.2, 10});

    static ContractFit of(List<History> histories, long endMillis, long periodMillis) {
        Map<Contract, Integer> contracts = new LinkedHashMap<>();
        int customers = 0;
        int cancellations = 0;
        double days = 0;
        for (History history : histories) {
            if (history.isKnownAt(endMillis)) {
                boolean isOver = history.cancelledMillis() < endMillis;
                long tenure = (isOver ? history.cancelledMillis() : endMillis) - history.firstSeenMillis();
                contracts.merge(new Contract(isOver, (int) (tenure / periodMillis)), 1, Integer::sum);
                customers++;
                cancellations += isOver ? 1 : 0;
                days += (double) tenure / History.DAY_MILLIS;
            }
        }
        // one more, so that no rate is nought
        double rate = (cancellations + 1) / (days + 1);
        if (customers < LEAST_CUSTOMERS || cancellations < LEAST_CANCELLATIONS) {
            String few = String.format(
                    Locale.ROOT,
                    "%,d customers with %,d cancellations are too few for a fit (%,d and %,d are needed)",
                    customers,
                    cancellations,
                    LEAST_CUSTOMERS,
                    LEAST_CANCELLATIONS);
            return new ContractFit(null, customers, cancellations, Double.NaN, rate, Optional.of(few));
        }
        int all = customers;
        MaximumLikelihood.Found found = MaximumLikelihood.find(
                NAMES,
                STARTS,
                parameters -> logLikelihood(new ShiftedBetaGeometric(parameters[0], parameters[1]), contracts) / all);
        return new ContractFit(
                new ShiftedBetaGeometric(found.parameters()[0], found.parameters()[1]),
                customers,
                cancellations,
                found.meanLogLikelihood() * customers,
                rate,
                found.problem());
    }

    /** The fitted curve, or where it is refused the chance to cancel within the horizon at the mean rate of all. */
    ChurnBase base(long periodMillis, long horizonMillis) {
        if (problem.isEmpty()) {
            return new ChurnBase.Contractual(contract, periodMillis, customers, logLikelihood);
        }
        double horizonDays = (double) horizonMillis / History.DAY_MILLIS;
        return new ChurnBase.Prior(-Math.expm1(-cancellationsADay * horizonDays), customers, problem.get());
    }

    /** The parameters for a person. */
    String parameters() {
        return String.format(Locale.ROOT, "alpha %.3f, beta %.3f", contract.alpha(), contract.beta());
    }

    private static double logLikelihood(ShiftedBetaGeometric curve, Map<Contract, Integer> contracts) {
        double sum = 0;
        for (Map.Entry<Contract, Integer> entry : contracts.entrySet()) {
            Contract contract = entry.getKey();
            sum += entry.getValue()
                    * (contract.isOver()
                            ? curve.logLeft(contract.wholePeriods() + 1)
                            : curve.logSurvival(contract.wholePeriods()));
        }
        return sum;
    }

    /** All that the likelihood needs of a contract. */
    private record Contract(boolean isOver, int wholePeriods) {}
}
