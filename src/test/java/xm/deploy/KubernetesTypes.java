package xm.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;

/** The types of Kubernetes itself, strictly: a field that it does not know is a mistake here, and silently dropped there. */
final class KubernetesTypes {
    private static final Map<String, Class<?>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "batch/v1 Job", Job.class,
            "v1 Service", Service.class);

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new WithoutAnyOther())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private KubernetesTypes() {}

    static List<String> mistakes(JsonNode resource) {
        String kind = resource.path("apiVersion").asText() + " "
                + resource.path("kind").asText();
        Class<?> type = KINDS.get(kind);
        return type == null ? List.of(kind + " is none of " + KINDS.keySet()) : mistakes(resource, type);
    }

    static List<String> templateMistakes(JsonNode podTemplate) {
        return mistakes(podTemplate, PodTemplateSpec.class);
    }

    private static List<String> mistakes(JsonNode node, Class<?> type) {
        try {
            STRICT.treeToValue(node, type);
            return List.of();
        } catch (JsonProcessingException e) {
            return List.of(
                    e instanceof JsonMappingException at
                            ? at.getPathReference() + ": " + e.getOriginalMessage()
                            : e.getOriginalMessage());
        }
    }

    /** These classes keep what they do not know. */
    private static final class WithoutAnyOther extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
