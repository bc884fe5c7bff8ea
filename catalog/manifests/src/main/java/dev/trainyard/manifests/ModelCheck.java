package dev.trainyard.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.trainyard.generator.helm.rule.Field;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses objects into the Fabric8 model without any of its leniency: no unknown field, no number or
 * boolean taken for text. A second opinion on the schema, written by other people.
 */
final class ModelCheck {

  /** How much is told of one object; each costs reading it once more. */
  private static final int MOST = 50;

  private final KubernetesSerialization registry = new KubernetesSerialization();
  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .annotationIntrospector(new NoCatchAll())
          .build();

  /** The objections to an object, the first fifty; none when the model has no such kind. */
  List<FieldProblem> check(String apiVersion, String kind, JsonNode object) {
    Class<?> model = registry.getRegisteredKubernetesResource(apiVersion, kind);
    if (model == null || !HasMetadata.class.isAssignableFrom(model)) {
      return List.of();
    }
    List<FieldProblem> problems = new ArrayList<>();
    JsonNode rest = object.deepCopy();
    while (true) {
      try {
        mapper.treeToValue(rest, model);
        return problems;
      } catch (JsonMappingException e) {
        problems.add(new FieldProblem(path(e.getPath()), message(e)));
        // Jackson stops at the first error: take it away and look for the next one.
        if (problems.size() >= MOST || !remove(rest, e.getPath())) {
          return problems;
        }
      } catch (JsonProcessingException e) {
        problems.add(new FieldProblem("", e.getOriginalMessage()));
        return problems;
      }
    }
  }

  private static String message(JsonMappingException e) {
    return e instanceof UnrecognizedPropertyException
        ? "Fabric8 knows no such field"
        : e.getOriginalMessage();
  }

  private static String path(List<JsonMappingException.Reference> references) {
    String path = "";
    for (JsonMappingException.Reference reference : references) {
      path =
          reference.getFieldName() == null
              ? path + "[" + reference.getIndex() + "]"
              : Field.child(path, reference.getFieldName());
    }
    return path;
  }

  private static boolean remove(JsonNode root, List<JsonMappingException.Reference> references) {
    JsonNode node = root;
    for (int i = 0; i < references.size(); i++) {
      JsonMappingException.Reference step = references.get(i);
      boolean last = i == references.size() - 1;
      if (node instanceof ObjectNode map && step.getFieldName() != null) {
        if (last) {
          return map.remove(step.getFieldName()) != null;
        }
        node = map.get(step.getFieldName());
      } else if (node instanceof ArrayNode list && step.getIndex() >= 0) {
        if (last) {
          return !list.set(step.getIndex(), list.nullNode()).isNull();
        }
        node = list.get(step.getIndex());
      } else {
        return false;
      }
    }
    return false;
  }

  /** The any-setter of each model class would swallow unknown fields. */
  private static final class NoCatchAll extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }
}
