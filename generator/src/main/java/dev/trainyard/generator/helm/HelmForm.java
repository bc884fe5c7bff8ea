package dev.trainyard.generator.helm;

import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.form.Condition;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldBuilder;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.Option;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Groups;
import dev.trainyard.generator.plan.PlannedPortal;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.Comparison;
import dev.trainyard.generator.question.ControlCharacters;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the wizard asks for an app, with nothing that TrueNAS SCALE 22.02 does not know: no type
 * {@code uri}, no {@code normalize/acl}, no {@code definitions/port}; one condition a question, on
 * a sibling.
 */
public final class HelmForm {

  private HelmForm() {}

  /** The form of an app. */
  public static Form of(App app) {
    List<Field> fields = new ArrayList<>();
    Groups.tree(app.groups()).roots().forEach(node -> fields.add(field(node, node.group())));
    Map<String, Object> more = new LinkedHashMap<>();
    if (!app.portals().isEmpty()) {
      more.put("portals", portals(app));
    }
    return new Form(
        app.groups().stream().map(group -> Form.group(group.name(), group.description())).toList(),
        fields,
        more);
  }

  private static Map<String, Object> portals(App app) {
    Map<String, Object> portals = new LinkedHashMap<>();
    for (PlannedPortal portal : PlannedPortal.of(app.portals())) {
      String prefix = "$kubernetes-resource_configmap_" + portal.name() + "_";
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("protocols", List.of(prefix + "protocol"));
      entry.put("host", List.of(prefix + "host"));
      entry.put("ports", List.of(prefix + "port"));
      entry.put("path", prefix + "path");
      portals.put(portal.portal().key(), entry);
    }
    return portals;
  }

  private static Field field(QuestionTree.Node node, String group) {
    if (!node.isLevel()) {
      return field(node.question().orElseThrow(), group);
    }
    FieldBuilder level = Field.field(node.variable(), "dict").label(node.label()).group(group);
    node.question()
        .ifPresent(
            question -> {
              level.description(question.description());
              common(level, question);
            });
    return level.fields(node.children().stream().map(child -> field(child, "")).toList()).build();
  }

  /** Nothing fixes an answer within an item, not even after the installation. */
  private static Field item(Question question) {
    return field(question, "", true);
  }

  private static Field field(Question question, String group) {
    return field(question, group, false);
  }

  private static Field field(Question question, String group, boolean isItem) {
    FieldBuilder field =
        Field.field(question.variable(), type(question))
            .label(question.label())
            .description(question.description())
            .group(group);
    common(field, question);
    if (question instanceof ScalarQuestion<?> scalar) {
      scalar(field, scalar);
    } else if (question instanceof StorageQuestion storage) {
      storage(field, storage, isItem);
    } else if (question instanceof ListQuestion list) {
      field
          .defaultValue(HelmAnswers.PLACES.usual(list))
          .item(
              Field.field(list.variable() + "Item", "dict")
                  .label(list.itemLabel())
                  .fields(list.items().stream().map(HelmForm::item).toList())
                  .build());
    } else if (question instanceof StringListQuestion list) {
      FieldBuilder item = Field.field(list.variable() + "Item", "string").label(list.itemLabel());
      limits(item, list.limits());
      field.defaultValue(list.defaultItems()).item(item.required().build());
    } else if (question instanceof CronQuestion cron) {
      field.defaultValue(HelmAnswers.PLACES.usualLevel(cron));
    } else if (question instanceof LimitsQuestion limits) {
      limits(field, limits);
    }
    return field.build();
  }

  private static String type(Question question) {
    if (question instanceof ListQuestion || question instanceof StringListQuestion) {
      return "list";
    }
    if (question instanceof CronQuestion) {
      return "cron";
    }
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
    if (question instanceof ScalarQuestion<?> scalar) {
      return switch (scalar.kind()) {
        case TEXT -> "string";
        case INTEGER -> "int";
        case BOOLEAN -> "boolean";
      };
    }
    return "dict";
  }

  private static void common(FieldBuilder field, Question question) {
    if (question.isRequired()) {
      field.required();
    }
    if (question.isNullable()) {
      field.nullable(true);
    }
    if (question.isImmutable()) {
      field.immutable();
    }
    if (!question.isEditable()) {
      field.notEditable();
    }
    if (question.isHidden()) {
      field.hidden();
    }
    question.condition().ifPresent(condition -> field.showIf(condition(condition)));
  }

  private static Condition condition(Comparison comparison) {
    return new Condition(
        comparison.question().variable(), comparison.equal() ? "=" : "!=", comparison.value());
  }

  private static void scalar(FieldBuilder field, ScalarQuestion<?> question) {
    if (question.isNullable() || question.defaultValue().isPresent()) {
      field.defaultValue(question.defaultValue().orElse(null));
    }
    if (question instanceof StringQuestion text) {
      limits(field, text.limits());
    } else if (question instanceof SecretQuestion secret) {
      field.secret();
      limits(field, secret.limits());
    } else if (question instanceof IntegerQuestion integer) {
      field
          .minimum(integer.bounds(Part.VALUE).least().longValue())
          .maximum(integer.bounds(Part.VALUE).most().longValue());
    } else if (question instanceof PortQuestion port) {
      field.minimum(port.minimum()).maximum(port.maximum()).reference("validations/nodePort");
    } else if (question instanceof ChoiceQuestion choice) {
      field
          .required()
          .options(
              choice.options().stream()
                  .map(option -> new Option(Optional.of(option.value()), option.description()))
                  .toList());
    } else if (question instanceof IpAddressQuestion address && address.isCidr()) {
      field.cidr();
    } else if (question instanceof TimeZoneQuestion) {
      field.reference("definitions/timezone");
    } else if (question instanceof NodeIpQuestion) {
      field.reference("definitions/nodeIP");
    } else if (question instanceof NetworkInterfaceQuestion) {
      field.reference("definitions/interface");
    } else if (question instanceof CertificateQuestion certificate) {
      field
          .nullable(certificate.isNullable())
          .reference(
              certificate.authority()
                  ? "definitions/certificateAuthority"
                  : "definitions/certificate");
    }
  }

  /** Free texts get a pattern too: TrueNAS itself takes control characters. */
  private static void limits(FieldBuilder field, TextLimits limits) {
    if (limits.minimumLength() > 0) {
      field.minimumLength(limits.minimumLength());
    }
    if (limits.maximumLength() < TextLimits.TRUENAS_MAXIMUM) {
      field.maximumLength(limits.maximumLength());
    }
    limits
        .patternIfAny()
        .ifPresentOrElse(
            pattern -> field.pattern(pattern, limits.complaint()),
            () -> field.pattern(ControlCharacters.NONE, ControlCharacters.COMPLAINT));
  }

  /**
   * The kind of a storage is fixed unless it may be lost anyway: another one starts with an empty
   * directory. So do the charts of TrueNAS' own catalog.
   */
  private static void storage(FieldBuilder field, StorageQuestion question, boolean isItem) {
    List<Option> options = new ArrayList<>();
    options.add(
        option(HelmAnswers.IX_VOLUME, "ixVolume (a dataset that TrueNAS creates for the app)"));
    options.add(
        option(HelmAnswers.HOST_PATH, "Host Path (a directory of the NAS that already exists)"));
    if (question.allowsTemporary()) {
      options.add(option(HelmAnswers.EMPTY_DIR, "Temporary (lost when the app restarts)"));
    }
    FieldBuilder type =
        Field.field(HelmAnswers.TYPE, "string")
            .label("Type")
            .description(
                "Where the data is kept. ixVolumes are deleted with the app; host paths are not.")
            .required()
            .defaultValue(HelmAnswers.IX_VOLUME)
            .options(options);
    if (question.isImmutable() || !question.allowsTemporary() && !isItem) {
      type.immutable();
    }
    Field dataset =
        Field.field(HelmAnswers.DATASET_NAME, "string")
            .label("Dataset name")
            .required()
            .immutable()
            .defaultValue(question.dataset())
            .build();
    Field volume =
        Field.field(HelmAnswers.IX_VOLUME_CONFIG, "dict")
            .showIf(ofType(HelmAnswers.IX_VOLUME))
            .reference("normalize/ixVolume")
            .fields(List.of(dataset))
            .build();
    Field hostPath =
        Field.field(HelmAnswers.HOST_PATH, "hostpath")
            .label("Host path")
            .required()
            .showIf(ofType(HelmAnswers.HOST_PATH))
            .build();
    field
        .fields(List.of(type.build(), volume, hostPath))
        .inWords("ixVolume `" + question.dataset() + "`");
  }

  private static Option option(String value, String description) {
    return new Option(Optional.of(value), description);
  }

  private static Condition ofType(String type) {
    return new Condition(HelmAnswers.TYPE, "=", Optional.of(type));
  }

  private static void limits(FieldBuilder field, LimitsQuestion question) {
    field
        .fields(
            List.of(
                limit("cpus", "CPU cores", question.defaultCpus(), 1, LimitsQuestion.MOST_CPUS),
                limit(
                    "memory",
                    "Memory (MiB)",
                    question.defaultMemory(),
                    question.minimumMemory(),
                    LimitsQuestion.MOST_MEMORY)))
        .inWords(question.defaultCpus() + " cores, " + question.defaultMemory() + " MiB");
  }

  private static Field limit(
      String variable, String label, long usual, long minimum, long maximum) {
    return Field.field(variable, "int")
        .label(label)
        .required()
        .defaultValue(usual)
        .minimum(minimum)
        .maximum(maximum)
        .build();
  }
}
