package xm.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the images of ours are held to: pinned, not root, made of files that are there, and of nothing else. */
final class DockerfileRules {
    private static final Set<String> KNOWN =
            Set.of("FROM", "ARG", "ENV", "RUN", "COPY", "USER", "WORKDIR", "ENTRYPOINT", "CMD", "EXPOSE", "LABEL");

    private final Path root;
    private final List<String> kept;
    private final List<String> mistakes = new ArrayList<>();

    private DockerfileRules(Path root, List<String> kept) {
        this.root = root;
        this.kept = kept;
    }

    /**
     * @param root of the repository, the context of every build
     * @param ignored the file that says what goes to the builder
     */
    static List<String> mistakes(String dockerfile, Path root, String ignored) {
        DockerfileRules rules = new DockerfileRules(root, kept(ignored));
        if (!ignored.lines().toList().contains("*")) {
            rules.mistakes.add("everything goes to the builder, secrets too; begin its .dockerignore with *");
        }
        List<String> instructions = instructions(dockerfile);
        instructions.forEach(rules::look);
        rules.user(instructions);
        return rules.mistakes;
    }

    /** Lines that belong together in one, without comments. */
    static List<String> instructions(String dockerfile) {
        return dockerfile
                .lines()
                .filter(it -> !it.startsWith("#") && !it.isBlank())
                .reduce(
                        "",
                        (all, line) -> all.endsWith("\\\n")
                                ? all.substring(0, all.length() - 2) + line + "\n"
                                : all + line + "\n")
                .lines()
                .toList();
    }

    private static List<String> kept(String ignored) {
        return ignored.lines()
                .filter(it -> it.startsWith("!"))
                .map(it -> it.substring(1))
                .toList();
    }

    private void look(String instruction) {
        String[] words = instruction.split("\\s+");
        if (!KNOWN.contains(words[0])) {
            mistakes.add(words[0] + " is no instruction that is wanted here");
        }
        switch (words[0]) {
            case "FROM" -> ImageTag.mistake(words[1]).ifPresent(mistakes::add);
            case "COPY" -> copy(words);
            case "ENTRYPOINT", "CMD" -> {
                if (!words[1].startsWith("[")) {
                    mistakes.add(
                            words[0] + " starts a shell, which keeps signals from the program; write it as a list");
                }
            }
            case "ENV", "ARG" -> {
                if (words[1].toLowerCase(Locale.ROOT).matches(".*(token|password|secret|key)=.*")) {
                    mistakes.add(words[1].replaceFirst("=.*", "") + " would be in the image for everybody to read");
                }
            }
            default -> {}
        }
    }

    private void copy(String... words) {
        for (int i = 1; i < words.length - 1; i++) {
            String source = words[i];
            if (source.startsWith("--")) {
                continue;
            }
            if (kept.stream().noneMatch(it -> source.equals(it) || source.startsWith(it + "/"))) {
                mistakes.add(source + " does not go to the builder");
            }
            // what the build makes need not be there yet
            if (!source.startsWith("target/") && !Files.exists(root.resolve(source))) {
                mistakes.add(source + " is not there");
            }
        }
    }

    private void user(List<String> instructions) {
        String last = instructions.stream().filter(it -> it.startsWith("USER ")).reduce("", (one, other) -> other);
        if (!last.matches("USER [1-9]\\d*:[1-9]\\d*")) {
            mistakes.add("it does not end with a user by number that is not root, which Kubernetes can check");
        }
    }
}
