package xm.deploy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** The settings that this version of Flink knows, asked of its own classes: a slip in a key is silently ignored by it. */
final class FlinkOptions {
    /** How a reporter of metrics is named is up to whoever writes it. */
    private static final String REPORTER = "metrics.reporter.prom.";

    private static final List<String> REPORTER_KEYS = List.of(REPORTER + "factory.class", REPORTER + "port");

    private static final Map<String, ConfigOption<?>> KNOWN = known(
            BlobServerOptions.class,
            CheckpointingOptions.class,
            ClusterOptions.class,
            CoreOptions.class,
            DeploymentOptions.class,
            HighAvailabilityOptions.class,
            JobManagerOptions.class,
            MetricOptions.class,
            PipelineOptions.class,
            RestOptions.class,
            RestartStrategyOptions.class,
            RocksDBConfigurableOptions.class,
            RocksDBOptions.class,
            StateBackendOptions.class,
            StateRecoveryOptions.class,
            TaskManagerOptions.class,
            WebOptions.class);

    private FlinkOptions() {}

    /** What Flink would ignore, or refuse. */
    static List<String> mistakes(Map<String, String> settings) {
        List<String> mistakes = new ArrayList<>();
        Configuration configuration = Configuration.fromMap(settings);
        settings.forEach((key, value) -> {
            ConfigOption<?> option = KNOWN.get(key);
            if (option == null) {
                if (!REPORTER_KEYS.contains(key)) {
                    mistakes.add(key + " is no setting of Flink");
                }
                return;
            }
            try {
                configuration.get(option);
            } catch (IllegalArgumentException e) {
                mistakes.add(key + " is '" + value + "', which Flink cannot read");
            }
        });
        return mistakes;
    }

    private static Map<String, ConfigOption<?>> known(Class<?>... classes) {
        Map<String, ConfigOption<?>> known = new TreeMap<>();
        for (Class<?> type : classes) {
            for (Field field : type.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
                    ConfigOption<?> option = option(field);
                    known.put(option.key(), option);
                }
            }
        }
        return known;
    }

    private static ConfigOption<?> option(Field field) {
        try {
            return (ConfigOption<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }
}
