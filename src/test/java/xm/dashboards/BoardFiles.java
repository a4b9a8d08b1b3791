package xm.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The boards as they are shipped: one JSON file each. */
final class BoardFiles {
    static final Path FOLDER = Path.of("dashboards/grafana");

    private BoardFiles() {}

    /** One shipped board. */
    record File(String name, JsonNode board) {
        @Override
        public String toString() {
            return name;
        }

        /** All panels, rows among them. */
        List<JsonNode> panels() {
            List<JsonNode> panels = new ArrayList<>();
            board.get("panels").forEach(panels::add);
            return panels;
        }

        List<JsonNode> panelsThatAsk() {
            return panels().stream()
                    .filter(panel -> !panel.path("type").asText().equals("row"))
                    .toList();
        }

        List<JsonNode> variables() {
            List<JsonNode> variables = new ArrayList<>();
            board.at("/templating/list").forEach(variables::add);
            return variables;
        }

        JsonNode variable(String name) {
            return variables().stream()
                    .filter(variable -> variable.get("name").asText().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static List<File> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(BoardFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static File read(Path file) {
        try {
            return new File(file.getFileName().toString(), Json.MAPPER.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
