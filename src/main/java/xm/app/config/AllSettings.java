package xm.app.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The settings of all programs together: one environment may serve several of them, and none takes those of others for slips. */
final class AllSettings {
    private static final List<Settings> ALL =
            List.of(of(JobConfig::from), of(PromiseJobConfig::from), of(DispatchConfig::from));

    private AllSettings() {}

    /** Whether a variable is a setting of any program. */
    static boolean isVariable(String name) {
        return ALL.stream().anyMatch(settings -> settings.isKnownVariable(name));
    }

    private static Settings of(Consumer<Settings> program) {
        Settings settings = new Settings(Optional.empty(), Map.of(), List.of());
        program.accept(settings);
        return settings;
    }
}
