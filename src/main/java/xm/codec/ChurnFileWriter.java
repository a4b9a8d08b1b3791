package xm.codec;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import xm.customer.churn.BuyingModel;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.EvidenceKind;
import xm.customer.churn.EvidenceWeights;
import xm.customer.churn.FallbackTable;

/** Writes a churn file: every key, segments in order of their names. */
final class ChurnFileWriter {
    private static final String ABOUT = """
            # By what the risk of leaving is judged: no purchase (or a cancellation) within the horizon.
            # xm churn fit writes this file; threshold and weights are yours to change, with a new version.
            """;

    private ChurnFileWriter() {}

    static String text(ChurnFile file) {
        ChurnRules rules = file.rules();
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("version", rules.version());
        putTime(top, "fittedAt", file.fittedAtMillis());
        putTime(top, "until", file.untilMillis());
        top.put("unit", duration(ChurnBase.Buying.UNIT_MILLIS));
        top.put("horizon", duration(rules.horizonMillis()));
        top.put("threshold", rules.threshold());
        top.put("releaseBelow", rules.releaseBelow());
        Map<String, Object> segments = new TreeMap<>();
        rules.segments().forEach((segment, base) -> segments.put(segment, base(base)));
        top.put("segments", segments);
        top.put("otherwise", base(rules.otherwise()));
        top.put("weights", weights(rules.weights()));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setWidth(120);
        return ABOUT + new Yaml(options).dump(top);
    }

    private static Map<String, Object> base(ChurnBase base) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("model", base.model());
        if (base instanceof ChurnBase.Buying buying) {
            BuyingModel model = buying.buying();
            entry.put("r", model.r());
            entry.put("alpha", model.alpha());
            entry.put("a", model.a());
            entry.put("b", model.b());
            entry.put("prior", buying.prior());
            if (buying.shift() != 0) {
                entry.put("shift", buying.shift());
            }
            putLogLikelihood(entry, buying.logLikelihood());
        } else if (base instanceof ChurnBase.Contractual contractual) {
            entry.put("alpha", contractual.contract().alpha());
            entry.put("beta", contractual.contract().beta());
            entry.put("period", duration(contractual.periodMillis()));
            putLogLikelihood(entry, contractual.logLikelihood());
        } else if (base instanceof ChurnBase.Fallback fallback) {
            entry.put("reason", fallback.reason());
            entry.put("prior", fallback.prior());
            entry.put("silentDays", fallback.table().silentDays());
            entry.put("lost", lost(fallback.table()));
        } else if (base instanceof ChurnBase.Prior prior) {
            entry.put("reason", prior.reason());
            entry.put("risk", prior.risk());
        }
        entry.put("customers", base.customers());
        return entry;
    }

    private static Map<Integer, Object> lost(FallbackTable table) {
        Map<Integer, Object> rows = new LinkedHashMap<>();
        for (int row = 0; row < table.purchaseDays().size(); row++) {
            rows.put(table.purchaseDays().get(row), table.lost().get(row));
        }
        return rows;
    }

    private static Map<String, Object> weights(EvidenceWeights weights) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("version", weights.version());
        for (EvidenceKind kind : EvidenceKind.ALL) {
            Map<String, Object> weight = new LinkedHashMap<>();
            weight.put("logOdds", weights.of(kind).logOdds());
            weight.put("halfLifeDays", weights.of(kind).halfLifeDays());
            entries.put(kind.wireName(), weight);
        }
        return entries;
    }

    private static void putTime(Map<String, Object> entry, String key, long millis) {
        if (millis != Rfc3339.NONE) {
            entry.put(key, Rfc3339.format(millis));
        }
    }

    private static void putLogLikelihood(Map<String, Object> entry, double logLikelihood) {
        if (!Double.isNaN(logLikelihood)) {
            entry.put("logLikelihood", logLikelihood);
        }
    }

    /** In days where they are whole, as people write it. */
    private static String duration(long millis) {
        Duration duration = Duration.ofMillis(millis);
        return duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }
}
