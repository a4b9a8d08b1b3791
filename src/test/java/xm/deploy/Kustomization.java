package xm.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code kubectl apply -k} makes of a folder, as far as it is used here: resources, and ConfigMaps of files.
 *
 * @param resources of this folder and of those that it names
 * @param configMapFiles files of the ConfigMaps that it makes, by their names
 * @param mistakes what is named and is not there
 */
record Kustomization(List<JsonNode> resources, Map<String, List<Path>> configMapFiles, List<String> mistakes) {

    static Kustomization of(Path folder) {
        Kustomization all = new Kustomization(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        all.add(folder);
        return all;
    }

    Set<String> configMaps() {
        return configMapFiles.keySet();
    }

    private void add(Path folder) {
        Path file = folder.resolve("kustomization.yaml");
        if (!Files.isRegularFile(file)) {
            mistakes.add(file + " is not there");
            return;
        }
        JsonNode kustomization = YamlText.one(file);
        for (String resource : Compose.texts(kustomization.path("resources"))) {
            Path path = folder.resolve(resource).normalize();
            if (Files.isDirectory(path)) {
                add(path);
            } else if (Files.isRegularFile(path)) {
                resources.addAll(YamlText.all(path));
            } else {
                mistakes.add(file + ": " + resource + " is not there");
            }
        }
        for (JsonNode map : kustomization.path("configMapGenerator")) {
            List<Path> files = new ArrayList<>();
            configMapFiles.put(map.path("name").asText(), files);
            for (String source : Compose.texts(map.path("files"))) {
                files.add(folder.resolve(source));
                // kustomize reads no file outside of its folder
                if (source.contains("..") || !Files.isRegularFile(folder.resolve(source))) {
                    mistakes.add(file + ": " + source + " is not there");
                }
            }
        }
    }
}
