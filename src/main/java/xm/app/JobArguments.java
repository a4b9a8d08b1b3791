package xm.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.codec.Mistakes;

/**
 * What stands behind a job's jar on the command line: {@code --config job.yaml --key=value...} in any order.
 *
 * @param file empty for none
 * @param overrides {@code --key=value} each
 */
record JobArguments(Optional<Path> file, List<String> overrides) {

    static JobArguments of(String... args) {
        List<String> overrides = new ArrayList<>(List.of(args));
        Optional<Path> file = Optional.empty();
        int option = overrides.indexOf("--config");
        if (option >= 0) {
            if (option + 1 == overrides.size()) {
                throw Mistakes.of("--config: the file is missing; write --config job.yaml");
            }
            file = Optional.of(Path.of(overrides.get(option + 1)));
            overrides.subList(option, option + 2).clear();
        }
        return new JobArguments(file, overrides);
    }
}
