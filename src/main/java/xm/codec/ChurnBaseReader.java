package xm.codec;

import java.util.List;
import xm.customer.churn.BgNbd;
import xm.customer.churn.BuyingModel;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.FallbackTable;
import xm.customer.churn.MbgNbd;
import xm.customer.churn.ShiftedBetaGeometric;

/**
 * Reads what the risk of one segment rests on.
 *
 * @param unitWeeks in how many weeks the file counts time
 */
record ChurnBaseReader(double unitWeeks) {
    static final String EXAMPLE = "{model: prior, risk: 0.1, reason: a guess}";

    private static final List<String> MODELS =
            List.of(MbgNbd.NAME, BgNbd.NAME, ChurnBase.Fallback.NAME, ChurnBase.Contractual.NAME, ChurnBase.Prior.NAME);

    /** The base under a key; some base, with the mistakes noted, where it cannot be meant. */
    ChurnBase read(Table parent, String key) {
        Table table = parent.table(key, EXAMPLE);
        String model = table == null ? null : table.required("model", "expected one of " + String.join(", ", MODELS));
        if (model == null) {
            return ChurnRules.DEFAULT.otherwise();
        }
        return switch (model) {
            case MbgNbd.NAME, BgNbd.NAME -> buying(table, model);
            case ChurnBase.Fallback.NAME -> fallback(table);
            case ChurnBase.Contractual.NAME -> contractual(table);
            case ChurnBase.Prior.NAME -> prior(table);
            default -> {
                table.mistake("model", "model '" + model + "' is unknown" + Table.didYouMean(model, MODELS));
                yield ChurnRules.DEFAULT.otherwise();
            }
        };
    }

    private ChurnBase buying(Table table, String model) {
        table.onlyKnows("model", "r", "alpha", "a", "b", "prior", "shift", "customers", "logLikelihood");
        double r = parameter(table, "r");
        double alpha = parameter(table, "alpha") * unitWeeks;
        double a = parameter(table, "a");
        double b = parameter(table, "b");
        BuyingModel buying = model.equals(MbgNbd.NAME) ? new MbgNbd(r, alpha, a, b) : new BgNbd(r, alpha, a, b);
        return new ChurnBase.Buying(buying, risk(table, "prior"), customers(table), logLikelihood(table), shift(table));
    }

    private static ChurnBase contractual(Table table) {
        table.onlyKnows("model", "alpha", "beta", "period", "customers", "logLikelihood");
        return new ChurnBase.Contractual(
                new ShiftedBetaGeometric(parameter(table, "alpha"), parameter(table, "beta")),
                ChurnFileReader.millis(table, "period", "P30D"),
                customers(table),
                logLikelihood(table));
    }

    private static ChurnBase prior(Table table) {
        table.onlyKnows("model", "risk", "customers", "reason");
        return new ChurnBase.Prior(risk(table, "risk"), customers(table), reason(table));
    }

    private static ChurnBase fallback(Table table) {
        table.onlyKnows("model", "reason", "prior", "customers", "silentDays", "lost");
        String reason = reason(table);
        double prior = risk(table, "prior");
        long customers = customers(table);
        FallbackTable lost = new LostReader(table).read();
        return lost == null ? ChurnRules.DEFAULT.otherwise() : new ChurnBase.Fallback(lost, prior, customers, reason);
    }

    private static double parameter(Table table, String key) {
        return table.number(key, it -> it > 0 && it <= Double.MAX_VALUE, "expected a number above 0");
    }

    private static double risk(Table table, String key) {
        return table.number(key, it -> it >= 0 && it <= 1, "expected a probability from 0 to 1, such as 0.25");
    }

    private static String reason(Table table) {
        return table.required("reason", "say why no model was fitted, such as reason: too few customers");
    }

    private static long customers(Table table) {
        return table.has("customers")
                ? (long) table.number(
                        "customers", it -> it >= 0 && it == Math.rint(it) && it < 1e15, "expected a whole number")
                : 0;
    }

    private static double shift(Table table) {
        return table.has("shift")
                ? table.number("shift", it -> Math.abs(it) <= 10, "expected log-odds from -10 to 10, such as -0.08")
                : 0;
    }

    private static double logLikelihood(Table table) {
        return table.has("logLikelihood")
                ? table.number("logLikelihood", Double::isFinite, "expected a number")
                : Double.NaN;
    }
}
