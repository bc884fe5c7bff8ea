package dev.trainyard.generator.helm.wizard;

import dev.trainyard.generator.expression.Bounds;
import dev.trainyard.generator.expression.Part;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.helm.manifest.Portals;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Group;
import dev.trainyard.generator.model.Groups;
import dev.trainyard.generator.model.Portal;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.Comparison;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.HostPathQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.NetworkInterfaceQuestion;
import dev.trainyard.generator.question.NodeIpQuestion;
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
import dev.trainyard.generator.question.TimeZoneQuestion;
import dev.trainyard.generator.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code questions.yaml}, with nothing that TrueNAS SCALE 22.02 does not know: no type {@code uri},
 * no {@code normalize/acl}, no {@code definitions/port}; one condition a question, on a sibling.
 */
public final class QuestionsFile {

  private QuestionsFile() {}

  /** The file's text. */
  public static String of(App app) {
    Map<String, Object> file = new LinkedHashMap<>();
    List<Object> groups = new ArrayList<>();
    for (Group group : app.groups()) {
      groups.add(map("name", group.name(), "description", group.description()));
    }
    file.put("groups", groups);
    if (!app.portals().isEmpty()) {
      file.put("portals", portals(app));
    }
    List<Object> questions = new ArrayList<>();
    for (QuestionTree.Node node : Groups.tree(app.groups()).roots()) {
      questions.add(node(node, true));
    }
    file.put("questions", questions);
    return Yaml.write(file);
  }

  private static Map<String, Object> portals(App app) {
    Map<String, Object> portals = new LinkedHashMap<>();
    for (Portal portal : app.portals()) {
      String prefix =
          "$kubernetes-resource_configmap_" + Portals.configMapOf(portal, portals.isEmpty()) + "_";
      portals.put(
          portal.key(),
          map(
              "protocols", List.of(prefix + "protocol"),
              "host", List.of(prefix + "host"),
              "ports", List.of(prefix + "port"),
              "path", prefix + "path"));
    }
    return portals;
  }

  private static Map<String, Object> node(QuestionTree.Node node, boolean top) {
    if (!node.isLevel()) {
      return question(node.question().orElseThrow(), top ? node.group() : "");
    }
    Map<String, Object> schema = map("type", "dict");
    node.question().ifPresent(dict -> common(schema, dict));
    schema.put("attrs", node.children().stream().map(child -> node(child, false)).toList());
    return entry(
        node.variable(),
        node.label(),
        node.question().map(Question::description).orElse(""),
        top ? node.group() : "",
        schema);
  }

  private static Map<String, Object> question(Question question, String group) {
    return entry(
        question.variable(), question.label(), question.description(), group, schema(question));
  }

  private static Map<String, Object> entry(
      String variable, String label, String description, String group, Map<String, Object> schema) {
    Map<String, Object> entry = map("variable", variable, "label", label);
    if (!description.isEmpty()) {
      // The wizard shows descriptions as HTML.
      entry.put("description", description.replace("&", "&amp;").replace("<", "&lt;"));
    }
    if (!group.isEmpty()) {
      entry.put("group", group);
    }
    entry.put("schema", schema);
    return entry;
  }

  private static Map<String, Object> schema(Question question) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (question instanceof ScalarQuestion<?> scalar) {
      scalar(schema, scalar);
    } else if (question instanceof StorageQuestion storage) {
      storage(schema, storage);
    } else if (question instanceof ListQuestion list) {
      schema.put("type", "list");
      common(schema, list);
      schema.put("default", HelmAnswers.usual(list).orElseThrow());
      schema.put(
          "items",
          List.of(
              entry(
                  list.variable() + "Item",
                  list.itemLabel(),
                  "",
                  "",
                  map(
                      "type",
                      "dict",
                      "attrs",
                      list.items().stream().map(item -> question(item, "")).toList()))));
    } else if (question instanceof StringListQuestion list) {
      schema.put("type", "list");
      common(schema, list);
      schema.put("default", list.defaultItems());
      Map<String, Object> item = map("type", "string");
      limits(item, list.limits());
      item.put("required", true);
      schema.put("items", List.of(entry(list.variable() + "Item", list.itemLabel(), "", "", item)));
    } else if (question instanceof CronQuestion cron) {
      schema.put("type", "cron");
      common(schema, cron);
      schema.put("default", HelmAnswers.usual(cron).orElseThrow());
    } else if (question instanceof LimitsQuestion limits) {
      limits(schema, limits);
    }
    return schema;
  }

  private static void scalar(Map<String, Object> schema, ScalarQuestion<?> question) {
    schema.put("type", type(question));
    common(schema, question);
    if (question.isNullable()) {
      schema.put("default", question.defaultValue().orElse(null));
    } else {
      question.defaultValue().ifPresent(value -> schema.put("default", value));
    }
    if (question instanceof StringQuestion text) {
      limits(schema, text.limits());
    } else if (question instanceof SecretQuestion secret) {
      schema.put("private", true);
      limits(schema, secret.limits());
    } else if (question instanceof IntegerQuestion integer) {
      // TrueNAS ignores a bound of 0.
      Bounds bounds = integer.bounds(Part.VALUE);
      if (bounds.least().signum() != 0) {
        schema.put("min", bounds.least().longValue());
      }
      if (bounds.most().signum() != 0) {
        schema.put("max", bounds.most().longValue());
      }
    } else if (question instanceof PortQuestion port) {
      schema.put("min", port.minimum());
      schema.put("max", port.maximum());
      schema.put("$ref", List.of("validations/nodePort"));
    } else if (question instanceof ChoiceQuestion choice) {
      schema.put("required", true);
      schema.put(
          "enum",
          choice.options().stream()
              .map(option -> map("value", option.value(), "description", option.description()))
              .toList());
    } else if (question instanceof IpAddressQuestion address && address.isCidr()) {
      schema.put("cidr", true);
    } else if (question instanceof TimeZoneQuestion) {
      schema.put("$ref", List.of("definitions/timezone"));
    } else if (question instanceof NodeIpQuestion) {
      schema.put("$ref", List.of("definitions/nodeIP"));
    } else if (question instanceof NetworkInterfaceQuestion) {
      schema.put("$ref", List.of("definitions/interface"));
    } else if (question instanceof CertificateQuestion certificate) {
      schema.put("null", certificate.isNullable());
      schema.put(
          "$ref",
          List.of(
              certificate.authority()
                  ? "definitions/certificateAuthority"
                  : "definitions/certificate"));
    }
  }

  private static String type(ScalarQuestion<?> question) {
    if (question instanceof PathQuestion) {
      return "path";
    }
    if (question instanceof HostPathQuestion) {
      return "hostpath";
    }
    if (question instanceof IpAddressQuestion) {
      return "ipaddr";
    }
    if (question instanceof BooleanQuestion) {
      return "boolean";
    }
    return switch (question.kind()) {
      case TEXT -> "string";
      case INTEGER -> "int";
      case BOOLEAN -> "boolean";
    };
  }

  private static void limits(Map<String, Object> schema, TextLimits limits) {
    if (limits.minimumLength() > 0) {
      schema.put("min_length", limits.minimumLength());
    }
    if (limits.maximumLength() < TextLimits.TRUENAS_MAXIMUM) {
      schema.put("max_length", limits.maximumLength());
    }
    limits
        .patternIfAny()
        .ifPresent(
            pattern -> {
              schema.put("valid_chars", pattern);
              if (!limits.complaint().isEmpty()) {
                schema.put("valid_chars_error", limits.complaint());
              }
            });
  }

  private static void common(Map<String, Object> schema, Question question) {
    if (question.isRequired()) {
      schema.put("required", true);
    }
    if (question.isNullable()) {
      schema.put("null", true);
    }
    if (question.isImmutable()) {
      schema.put("immutable", true);
    }
    if (!question.isEditable()) {
      schema.put("editable", false);
    }
    if (question.isHidden()) {
      schema.put("hidden", true);
    }
    question.condition().ifPresent(condition -> schema.put("show_if", showIf(condition)));
  }

  private static List<Object> showIf(Comparison condition) {
    List<Object> triple = new ArrayList<>();
    triple.add(condition.question().variable());
    triple.add(condition.equal() ? "=" : "!=");
    triple.add(condition.value().orElse(null));
    return List.of(triple);
  }

  private static void storage(Map<String, Object> schema, StorageQuestion question) {
    schema.put("type", "dict");
    common(schema, question);
    List<Object> options = new ArrayList<>();
    options.add(
        map(
            "value",
            HelmAnswers.IX_VOLUME,
            "description",
            "ixVolume (a dataset that TrueNAS creates for the app)"));
    options.add(
        map(
            "value",
            HelmAnswers.HOST_PATH,
            "description",
            "Host Path (a directory of the NAS that already exists)"));
    if (question.allowsTemporary()) {
      options.add(
          map(
              "value",
              HelmAnswers.EMPTY_DIR,
              "description",
              "Temporary (lost when the app restarts)"));
    }
    Map<String, Object> type =
        map("type", "string", "required", true, "default", HelmAnswers.IX_VOLUME, "enum", options);
    if (question.isImmutable()) {
      type.put("immutable", true);
    }
    Map<String, Object> dataset =
        map(
            "type",
            "dict",
            "show_if",
            List.of(List.of(HelmAnswers.TYPE, "=", HelmAnswers.IX_VOLUME)),
            "$ref",
            List.of("normalize/ixVolume"),
            "attrs",
            List.of(
                entry(
                    HelmAnswers.DATASET_NAME,
                    "Dataset name",
                    "",
                    "",
                    map(
                        "type",
                        "string",
                        "required",
                        true,
                        "immutable",
                        true,
                        "default",
                        question.dataset()))));
    Map<String, Object> hostPath =
        map(
            "type",
            "hostpath",
            "required",
            true,
            "show_if",
            List.of(List.of(HelmAnswers.TYPE, "=", HelmAnswers.HOST_PATH)));
    schema.put(
        "attrs",
        List.of(
            entry(
                HelmAnswers.TYPE,
                "Type",
                "Where the data is kept. ixVolumes are deleted with the app; host paths are not.",
                "",
                type),
            entry(HelmAnswers.IX_VOLUME_CONFIG, "", "", "", dataset),
            entry(HelmAnswers.HOST_PATH, "Host path", "", "", hostPath)));
  }

  private static void limits(Map<String, Object> schema, LimitsQuestion question) {
    schema.put("type", "dict");
    common(schema, question);
    schema.put(
        "attrs",
        List.of(
            limit("cpus", "CPU cores", question.defaultCpus(), 1, LimitsQuestion.MOST_CPUS),
            limit(
                "memory",
                "Memory (MiB)",
                question.defaultMemory(),
                question.minimumMemory(),
                LimitsQuestion.MOST_MEMORY)));
  }

  private static Map<String, Object> limit(
      String variable, String label, long usual, long minimum, long maximum) {
    return entry(
        variable,
        label,
        "",
        "",
        map("type", "int", "required", true, "default", usual, "min", minimum, "max", maximum));
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
