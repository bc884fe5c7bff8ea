package dev.trainyard.generator.helm.wizard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainyard.generator.expression.Bounds;
import dev.trainyard.generator.expression.Part;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Groups;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.HostPathQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.QuestionTree;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TextLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code values.schema.json}: what Helm itself checks before it renders, on TrueNAS as elsewhere.
 *
 * <p>The top level is open, since TrueNAS adds values of its own; the levels below are not. Nothing
 * is required here: a missing answer is reported by the templates, with the question's words.
 */
public final class ValuesSchema {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ValuesSchema() {}

  /** The file's text. */
  public static String of(App app) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", app.listing().title());
    schema.put("type", "object");
    schema.put("properties", level(Groups.tree(app.groups()).roots()));
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return MAPPER.writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of maps, lists and scalars", e);
    }
  }

  private static Map<String, Object> level(List<QuestionTree.Node> nodes) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (QuestionTree.Node node : nodes) {
      Map<String, Object> schema =
          node.isLevel() ? object(level(node.children())) : schema(node.question().orElseThrow());
      Map<String, Object> described = new LinkedHashMap<>();
      node.question().ifPresent(question -> described.put("title", question.label()));
      node.question()
          .filter(question -> !question.description().isEmpty())
          .ifPresent(question -> described.put("description", question.description()));
      described.putAll(schema);
      properties.put(node.variable(), described);
    }
    return properties;
  }

  private static Map<String, Object> object(Map<String, Object> properties) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    return schema;
  }

  private static Map<String, Object> schema(Question question) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (question instanceof ScalarQuestion<?> scalar) {
      String type =
          switch (scalar.kind()) {
            case TEXT -> "string";
            case INTEGER -> "integer";
            case BOOLEAN -> "boolean";
          };
      schema.put("type", scalar.isNullable() ? List.of(type, "null") : type);
      scalar(schema, scalar);
      return schema;
    }
    if (question instanceof StorageQuestion storage) {
      return storage(storage);
    }
    if (question instanceof ListQuestion list) {
      Map<String, Object> properties = new LinkedHashMap<>();
      list.items().forEach(item -> properties.put(item.variable(), schema(item)));
      return array(object(properties));
    }
    if (question instanceof StringListQuestion list) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("type", "string");
      limits(item, list.limits(), false);
      return array(item);
    }
    if (question instanceof CronQuestion) {
      Map<String, Object> properties = new LinkedHashMap<>();
      CronQuestion.FIELDS.forEach(
          field -> {
            Map<String, Object> text = new LinkedHashMap<>();
            text.put("type", "string");
            text.put("pattern", "^[0-9A-Za-z*/,-]+$");
            properties.put(HelmAnswers.below(field).get(0), text);
          });
      return object(properties);
    }
    if (question instanceof LimitsQuestion limits) {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("cpus", range(1, LimitsQuestion.MOST_CPUS));
      properties.put("memory", range(limits.minimumMemory(), LimitsQuestion.MOST_MEMORY));
      return object(properties);
    }
    return schema;
  }

  private static Map<String, Object> array(Map<String, Object> items) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    schema.put("items", items);
    return schema;
  }

  private static Map<String, Object> range(long minimum, long maximum) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "integer");
    schema.put("minimum", minimum);
    schema.put("maximum", maximum);
    return schema;
  }

  private static void scalar(Map<String, Object> schema, ScalarQuestion<?> question) {
    if (question instanceof StringQuestion text) {
      limits(schema, text.limits(), text.mandatory());
    } else if (question instanceof SecretQuestion secret) {
      limits(schema, secret.limits(), secret.mandatory());
    } else if (question instanceof IntegerQuestion integer) {
      Bounds bounds = integer.bounds(Part.VALUE);
      schema.put("minimum", bounds.least().longValue());
      schema.put("maximum", bounds.most().longValue());
    } else if (question instanceof PortQuestion port) {
      schema.put("minimum", port.minimum());
      schema.put("maximum", port.maximum());
    } else if (question instanceof ChoiceQuestion choice) {
      schema.put("enum", choice.options().stream().map(ChoiceQuestion.Option::value).toList());
    } else if (question instanceof PathQuestion || question instanceof HostPathQuestion) {
      schema.put("pattern", "^/");
    } else if (question instanceof CertificateQuestion) {
      schema.put("minimum", 1);
    }
  }

  private static void limits(Map<String, Object> schema, TextLimits limits, boolean mandatory) {
    int minimum = mandatory ? Math.max(1, limits.minimumLength()) : limits.minimumLength();
    if (minimum > 0) {
      schema.put("minLength", minimum);
    }
    schema.put("maxLength", limits.maximumLength());
    limits.patternIfAny().ifPresent(pattern -> schema.put("pattern", pattern));
  }

  private static Map<String, Object> storage(StorageQuestion question) {
    Map<String, Object> type = new LinkedHashMap<>();
    type.put(
        "enum",
        question.allowsTemporary()
            ? List.of(HelmAnswers.IX_VOLUME, HelmAnswers.HOST_PATH, HelmAnswers.EMPTY_DIR)
            : List.of(HelmAnswers.IX_VOLUME, HelmAnswers.HOST_PATH));
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("type", "string");
    dataset.put("minLength", 1);
    Map<String, Object> hostPath = new LinkedHashMap<>();
    hostPath.put("type", "string");
    hostPath.put("pattern", "^/");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(HelmAnswers.TYPE, type);
    properties.put(HelmAnswers.IX_VOLUME_CONFIG, object(Map.of(HelmAnswers.DATASET_NAME, dataset)));
    properties.put(HelmAnswers.HOST_PATH, hostPath);
    return object(properties);
  }
}
