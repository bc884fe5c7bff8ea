package dev.trainyard.generator.helm;

import dev.trainyard.generator.form.Condition;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldBuilder;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.Option;
import dev.trainyard.generator.form.QuestionFields;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Groups;
import dev.trainyard.generator.plan.PlannedPortal;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.GpuQuestion;
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
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the wizard asks for an app, with nothing that TrueNAS SCALE 22.02 does not know: no type
 * {@code uri}, no {@code definitions/port}, {@code normalize/acl} only where a definition asks for
 * access lists; one condition a question, on a sibling.
 */
public final class HelmForm {

  private HelmForm() {}

  /** The form of an app. */
  public static Form of(App whole) {
    App app = whole.asIn(HelmEdition.NAME);
    List<Field> fields = new ArrayList<>();
    Groups.tree(app.groups())
        .roots()
        .forEach(
            node ->
                fields.add(
                    QuestionFields.of(node, node.group(), HelmForm::field, HelmForm::common)));
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
      if (list.options().isEmpty()) {
        QuestionFields.limits(item, list.limits());
      } else {
        QuestionFields.choices(item, list);
      }
      field.defaultValue(list.defaultItems()).item(item.required().build());
    } else if (question instanceof CronQuestion cron) {
      field.defaultValue(HelmAnswers.PLACES.usualLevel(cron));
    } else if (question instanceof LimitsQuestion limits) {
      QuestionFields.limits(field, limits, "CPU Cores", "Memory (MiB)");
    } else if (question instanceof GpuQuestion) {
      field.reference("definitions/gpuConfiguration").fields(List.of()).inWords("no GPU");
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
    question.condition().ifPresent(condition -> field.showIf(QuestionFields.condition(condition)));
  }

  private static void scalar(FieldBuilder field, ScalarQuestion<?> question) {
    if (question.isNullable() || question.defaultValue().isPresent()) {
      field.defaultValue(question.defaultValue().orElse(null));
    }
    if (question instanceof StringQuestion text) {
      QuestionFields.limits(field, text.limits());
    } else if (question instanceof SecretQuestion secret) {
      field.secret();
      QuestionFields.limits(field, secret.limits());
    } else if (question instanceof PathQuestion path) {
      QuestionFields.limits(field, path.limits());
    } else if (question instanceof IntegerQuestion integer) {
      QuestionFields.bounds(field, integer);
    } else if (question instanceof PortQuestion port) {
      field.minimum(port.minimum()).maximum(port.maximum()).reference("validations/nodePort");
    } else if (question instanceof ChoiceQuestion choice) {
      QuestionFields.choices(field, choice);
    } else if (question instanceof IpAddressQuestion address && address.isCidr()) {
      field.cidr();
    } else if (question instanceof TimeZoneQuestion) {
      field.reference("definitions/timezone");
    } else if (question instanceof NodeIpQuestion node) {
      field.reference("definitions/nodeIP");
      node.pattern().ifPresent(host -> field.pattern(host, NodeIpQuestion.HOST_COMPLAINT));
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

  private static void storage(FieldBuilder field, StorageQuestion question, boolean isItem) {
    List<Option> options = new ArrayList<>();
    options.add(
        QuestionFields.option(
            HelmAnswers.IX_VOLUME, "ixVolume (a dataset that TrueNAS creates for the app)"));
    options.add(
        QuestionFields.option(
            HelmAnswers.HOST_PATH, "Host Path (a directory of the NAS that already exists)"));
    if (question.allowsTemporary()) {
      options.add(
          QuestionFields.option(HelmAnswers.EMPTY_DIR, "Temporary (lost when the app restarts)"));
    }
    if (question.allowsSmb()) {
      options.add(
          QuestionFields.option(
              HelmAnswers.SMB, "SMB Share (of another server; TrueNAS 23.10 and later)"));
    }
    FieldBuilder type =
        Field.field(HelmAnswers.TYPE, "string")
            .label("Type")
            .description(
                "Where the data is kept. ixVolumes are deleted with the app; host paths are not.")
            .required()
            .defaultValue(HelmAnswers.IX_VOLUME)
            .options(options);
    if (QuestionFields.keepsKind(question, isItem)) {
      type.immutable();
    }
    FieldBuilder dataset =
        Field.field(HelmAnswers.DATASET_NAME, "string")
            .label("Dataset Name")
            .required()
            .immutable()
            .defaultValue(question.dataset());
    if (!isItem) {
      // Nobody but who adds one has to think of it, and official forms hide it, too.
      dataset.hidden();
    }
    Field volume =
        Field.field(HelmAnswers.IX_VOLUME_CONFIG, "dict")
            .showIf(ofType(HelmAnswers.IX_VOLUME))
            .reference("normalize/ixVolume")
            .fields(
                question.asksAccessLists()
                    ? List.of(aclEnable(), dataset.build(), acl(HelmAnswers.ACL_ENTRIES).build())
                    : List.of(dataset.build()))
            .build();
    List<Field> fields = new ArrayList<>(List.of(type.build(), volume, hostPath(question)));
    if (question.allowsSmb()) {
      fields.add(QuestionFields.share(question, HelmAnswers.PATHS, ofType(HelmAnswers.SMB)));
    }
    field.fields(fields).inWords("ixVolume `" + question.dataset() + "`");
  }

  private static Field hostPath(StorageQuestion question) {
    FieldBuilder path =
        Field.field(HelmAnswers.HOST_PATH, "hostpath").label("Host Path").required();
    if (!question.asksAccessLists()) {
      return path.showIf(ofType(HelmAnswers.HOST_PATH)).build();
    }
    return Field.field(HelmAnswers.HOST_PATH_CONFIG, "dict")
        .label("Host Path Configuration")
        .showIf(ofType(HelmAnswers.HOST_PATH))
        .fields(
            List.of(
                aclEnable(),
                acl(HelmAnswers.ACL).reference("normalize/acl").build(),
                path.showIf(aclIs(false)).build()))
        .build();
  }

  private static Field aclEnable() {
    return QuestionFields.accessList(HelmAnswers.ACL_ENABLE);
  }

  /** What TrueNAS fills in from 23.10 on. */
  private static FieldBuilder acl(String variable) {
    return Field.field(variable, "dict")
        .label("ACL Configuration")
        .showIf(aclIs(true))
        .fields(List.of());
  }

  private static Condition aclIs(boolean enabled) {
    return new Condition(HelmAnswers.ACL_ENABLE, "=", Optional.of(enabled));
  }

  private static Condition ofType(String type) {
    return new Condition(HelmAnswers.TYPE, "=", Optional.of(type));
  }
}
