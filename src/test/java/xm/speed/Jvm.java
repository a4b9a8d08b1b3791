package xm.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this program's classes in processes of their own, with compiler and collector as they are for users. */
public final class Jvm {
    private static final List<String> OPENS =
            List.of("java.base/java.lang", "java.base/java.util", "java.base/java.nio", "java.base/sun.nio.ch");

    private final Path directory;

    /** @param directory for their temporary files */
    public Jvm(Path directory) {
        this.directory = directory;
    }

    /** @param output what it says, on both streams */
    public Process start(Class<?> main, List<String> options, Path output, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        OPENS.forEach(it -> command.add("--add-opens=" + it + "=ALL-UNNAMED"));
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return Scratch.adopt(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start());
    }
}
