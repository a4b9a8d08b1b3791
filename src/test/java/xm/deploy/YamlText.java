package xm.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML as its users do: with anchors and merge keys, several documents to a file, and no key twice. */
final class YamlText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private YamlText() {}

    static JsonNode one(String text) {
        List<JsonNode> documents = all(text);
        if (documents.size() != 1) {
            throw new IllegalArgumentException("one document was expected, not " + documents.size());
        }
        return documents.get(0);
    }

    static JsonNode one(Path file) {
        return one(text(file));
    }

    static List<JsonNode> all(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(options)).loadAll(text).forEach(it -> documents.add(JSON.valueToTree(it)));
        return documents;
    }

    static List<JsonNode> all(Path file) {
        return all(text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
    }
}
