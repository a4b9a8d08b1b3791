package xm.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import xm.codec.Mistakes;

/**
 * A YAML file of settings, laid flat: {@code kafka: {bootstrap: x}} is {@code kafka.bootstrap}, with its line.
 *
 * <p>Values stay text; what they must be is known to who reads them. A key without a value is not set.
 */
final class SettingsFile {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String name;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private SettingsFile(String name) {
        this.name = name;
    }

    /** Reads a file; keys given twice and lists of anything but values are added to the mistakes. */
    static Map<String, Setting> read(Path path, List<String> mistakes) {
        SettingsFile file = new SettingsFile(path.getFileName().toString());
        try (Reader text = Files.newBufferedReader(path);
                JsonParser parser = YAML.createParser(text)) {
            file.readDocument(parser);
        } catch (NoSuchFileException e) {
            throw Mistakes.of(path + ": there is no such file");
        } catch (JsonProcessingException e) {
            throw Mistakes.of(file.name + ":" + e.getLocation().getLineNr() + ": this is not YAML: " + problem(e));
        } catch (IOException e) {
            throw Mistakes.of(path + ": cannot be read: " + e.getMessage());
        }
        mistakes.addAll(file.mistakes);
        return file.settings;
    }

    private void readDocument(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            mistakes.add(place(parser) + ": keys with values were expected, such as 'parallelism: 4'");
            return;
        }
        readMap(parser, "");
    }

    private void readMap(JsonParser parser, String prefix) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = prefix + parser.currentName();
            String place = place(parser);
            switch (parser.nextToken()) {
                case START_OBJECT -> readMap(parser, key + ".");
                case START_ARRAY -> set(key, new Setting(readList(parser, key), place, true));
                case VALUE_NULL -> set(key, Setting.empty(place));
                default -> set(key, Setting.single(parser.getText(), place));
            }
        }
    }

    private List<String> readList(JsonParser parser, String key) throws IOException {
        List<String> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isStructStart()) {
                mistakes.add(place(parser) + ": " + key + " is a list of plain values; take the nested one out");
                parser.skipChildren();
            } else {
                values.add(parser.getText());
            }
        }
        return values;
    }

    private void set(String key, Setting setting) {
        Setting before = settings.putIfAbsent(key, setting);
        if (before != null) {
            mistakes.add(setting.place() + ": " + key + " is given twice, first at " + before.place()
                    + "; keep one of them");
        }
    }

    private String place(JsonParser parser) {
        return name + ":" + parser.currentTokenLocation().getLineNr();
    }

    private static String problem(JsonProcessingException e) {
        return e.getCause() instanceof MarkedYAMLException yaml
                ? yaml.getProblem()
                : e.getOriginalMessage().lines().findFirst().orElse("");
    }
}
