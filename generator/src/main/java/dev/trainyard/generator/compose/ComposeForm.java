package dev.trainyard.generator.compose;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.compose.service.RuntimeSecrets;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.form.Condition;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldBuilder;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.Option;
import dev.trainyard.generator.form.QuestionFields;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Groups;
import dev.trainyard.generator.plan.Plan;
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
import dev.trainyard.generator.question.TextLimits;
import dev.trainyard.generator.question.TimeZoneQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the wizard asks for an app: only what all releases from 24.10 on take alike, in the idiom of
 * the official catalog. 25.10 and 26 fail with a form that has a schedule, take no network for an
 * address, and pass over {@code editable}.
 */
public final class ComposeForm {

  private static final String NETWORK = "^[0-9A-Fa-f.:]+/[0-9]{1,3}$";
  private static final String INTERFACE = "^[A-Za-z0-9.:@_-]*$";
  private static final String SCHEDULE = "^[A-Za-z0-9*/,?#. _-]+$";
  private static final long PORTS = 65_535;

  private ComposeForm() {}

  /** The form of an app. */
  public static Form of(App whole) {
    App app = whole.asIn(ComposeEdition.NAME);
    Plan plan = Plan.of(app);
    Set<PortQuestion> inside = inside(plan);
    List<Field> fields = new ArrayList<>();
    Groups.tree(app.groups())
        .roots()
        .forEach(
            node ->
                fields.add(
                    QuestionFields.of(
                        node,
                        node.group(),
                        (question, group) -> field(question, group, false, inside),
                        ComposeForm::common)));
    if (!app.groups().isEmpty() && RuntimeSecrets.areIn(plan)) {
      fields.add(secrets(app.groups().get(app.groups().size() - 1).name()));
    }
    List<Map<String, Object>> groups = new ArrayList<>();
    app.groups().forEach(group -> groups.add(Form.group(group.name(), group.description())));
    OfferedFields.add(app, groups, fields);
    return new Form(groups, fields, Map.of());
  }

  /** A dataset that nobody is asked about. */
  private static Field secrets(String group) {
    return Field.field(RuntimeSecrets.VARIABLE, "dict")
        .group(group)
        .hidden()
        .reference("normalize/ix_volume")
        .fields(List.of(dataset(RuntimeSecrets.DATASET, false)))
        .inWords("ixVolume `" + RuntimeSecrets.DATASET + "`")
        .build();
  }

  /** Who adds a storage to a list names its dataset: those of one name share it. */
  private static Field dataset(String name, boolean isItem) {
    FieldBuilder field =
        Field.field(ComposeAnswers.DATASET_NAME, "string")
            .label("Dataset Name")
            .required()
            .immutable()
            .defaultValue(name);
    if (!isItem) {
      field.hidden();
    }
    return field.build();
  }

  /** The questions whose answer is a port of a container, too, beside others that are fixed. */
  private static Set<PortQuestion> inside(Plan plan) {
    return plan.ports().stream()
        .map(planned -> planned.port().port().question())
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private static Field field(
      Question question, String group, boolean isItem, Set<PortQuestion> inside) {
    FieldBuilder field =
        Field.field(question.variable(), type(question))
            .label(question.label())
            .description(question.description())
            .group(group);
    common(field, question);
    if (question instanceof PortQuestion port) {
      port(field, port, inside.contains(port));
    } else if (question instanceof ScalarQuestion<?> scalar) {
      scalar(field, scalar);
    } else if (question instanceof StorageQuestion storage) {
      storage(field, storage, isItem);
    } else if (question instanceof ListQuestion list) {
      field
          .defaultValue(ComposeAnswers.PLACES.usual(list))
          .item(
              Field.field(list.variable() + "_item", "dict")
                  .label(list.itemLabel())
                  .fields(list.items().stream().map(item -> field(item, "", true, inside)).toList())
                  .build());
    } else if (question instanceof StringListQuestion list) {
      FieldBuilder item = Field.field(list.variable() + "_item", "string").label(list.itemLabel());
      if (list.options().isEmpty()) {
        limits(item, list.limits(), true);
      } else {
        QuestionFields.choices(item, list);
      }
      field.defaultValue(list.defaultItems()).item(item.required().build());
    } else if (question instanceof CronQuestion cron) {
      field.fields(CronQuestion.FIELDS.stream().map(part -> scheduled(cron, part)).toList());
    } else if (question instanceof LimitsQuestion limits) {
      QuestionFields.limits(field, limits, "CPUs", "Memory (in MB)");
    } else if (question instanceof GpuQuestion) {
      field.reference(GpuAnswers.REFERENCE).fields(List.of()).inWords("no GPU");
    }
    return field.build();
  }

  private static String type(Question question) {
    if (question instanceof ListQuestion || question instanceof StringListQuestion) {
      return "list";
    }
    if (question instanceof HostPathQuestion) {
      return "hostpath";
    }
    if (question instanceof IpAddressQuestion address) {
      return address.isCidr() ? "string" : "ipaddr";
    }
    if (question instanceof BooleanQuestion) {
      return "boolean";
    }
    if (question instanceof ScalarQuestion<?> scalar && !(question instanceof PortQuestion)) {
      return switch (scalar.kind()) {
        case TEXT -> "string";
        case INTEGER -> "int";
        case BOOLEAN -> "boolean";
      };
    }
    return "dict";
  }

  private static void common(FieldBuilder field, Question question) {
    if (question.isRequired() && !(question instanceof PortQuestion)) {
      field.required();
    }
    if (question.isNullable()) {
      field.nullable(true);
    }
    // Nothing else keeps an answer from being changed on all releases.
    if (question.isImmutable() || !question.isEditable()) {
      field.immutable();
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
      limits(field, text.limits(), question.isRequired());
    } else if (question instanceof SecretQuestion secret) {
      field.secret();
      limits(field, secret.limits(), question.isRequired());
    } else if (question instanceof PathQuestion path) {
      limits(field, path.limits(), true);
    } else if (question instanceof IntegerQuestion integer) {
      QuestionFields.bounds(field, integer);
    } else if (question instanceof ChoiceQuestion choice) {
      QuestionFields.choices(field, choice);
    } else if (question instanceof IpAddressQuestion address && address.isCidr()) {
      field.pattern(NETWORK, "A network such as 10.0.0.0/8.");
    } else if (question instanceof TimeZoneQuestion) {
      field.reference("definitions/timezone");
    } else if (question instanceof NodeIpQuestion node) {
      // What TrueNAS offers are its own addresses, and nothing else can be entered then.
      node.pattern()
          .ifPresentOrElse(
              host -> field.pattern(host, NodeIpQuestion.HOST_COMPLAINT),
              () -> field.reference("definitions/node_bind_ip"));
    } else if (question instanceof NetworkInterfaceQuestion) {
      field.pattern(INTERFACE, "The name of a network interface such as eno1.");
    } else if (question instanceof CertificateQuestion certificate) {
      field.nullable(certificate.isNullable()).reference("definitions/certificate");
    }
  }

  private static void limits(FieldBuilder field, TextLimits limits, boolean required) {
    if (limits.minimumLength() == 0 && required) {
      // An empty text passes as an answer otherwise.
      field.minimumLength(1);
    }
    QuestionFields.limits(field, limits);
  }

  private static Field scheduled(CronQuestion question, Part part) {
    List<String> path = ComposeAnswers.PATHS.path(question, part);
    String variable = path.get(path.size() - 1);
    FieldBuilder field =
        Field.field(variable, "string")
            .label(
                switch (part) {
                  case MINUTE -> "Minute";
                  case HOUR -> "Hour";
                  case DAY_OF_MONTH -> "Day of Month";
                  case MONTH -> "Month";
                  default -> "Day of Week";
                })
            .required()
            .defaultValue(question.fallback(part))
            .minimumLength(1)
            .pattern(SCHEDULE, "As in a crontab.");
    return (part == Part.DAY_OF_WEEK ? field.description("0 or sun is Sunday.") : field).build();
  }

  /**
   * A port, from 1 on as official forms have it, unless the definition says which, or a container
   * listens on it: that needs a right below 1024, and there are its other ports.
   */
  private static void port(FieldBuilder field, PortQuestion question, boolean inside) {
    boolean narrow = inside || question.hasRange();
    Field mode =
        Field.field(ComposeAnswers.BIND_MODE, "string")
            .label("Port Bind Mode")
            .description(
                "Publish: the network reaches the port of the NAS. Expose: only containers of the"
                    + " app reach it.")
            .required()
            .defaultValue(ComposeAnswers.PUBLISHED)
            .options(
                List.of(
                    QuestionFields.option(
                        ComposeAnswers.PUBLISHED, "Publish port on the host for external access"),
                    QuestionFields.option(
                        ComposeAnswers.EXPOSED, "Expose port for inter-container communication")))
            .build();
    FieldBuilder number =
        Field.field(ComposeAnswers.PORT_NUMBER, "int")
            .label("Port Number")
            .required()
            .minimum(narrow ? question.minimum() : 1)
            .maximum(narrow ? question.maximum() : PORTS)
            .reference("definitions/port");
    question.defaultValue().ifPresent(number::defaultValue);
    Field addresses =
        Field.field(ComposeAnswers.HOST_IPS, "list")
            .label("Host IPs")
            .description("Addresses of the NAS on which the port is reached; none for all.")
            .showIf(
                new Condition(ComposeAnswers.BIND_MODE, "=", Optional.of(ComposeAnswers.PUBLISHED)))
            .defaultValue(List.of())
            .item(
                Field.field("host_ip", "string")
                    .label("Host IP")
                    .required()
                    .reference("definitions/node_bind_ip")
                    .build())
            .build();
    field
        .fields(List.of(mode, number.build(), addresses))
        .inWords(question.defaultValue().map(String::valueOf).orElse(""));
  }

  private static void storage(FieldBuilder field, StorageQuestion question, boolean isItem) {
    List<Option> options = new ArrayList<>();
    options.add(
        QuestionFields.option(
            ComposeAnswers.IX_VOLUME, "ixVolume (Dataset created automatically by the system)"));
    options.add(
        QuestionFields.option(
            ComposeAnswers.HOST_PATH, "Host Path (Path that already exists on the system)"));
    if (question.allowsTemporary()) {
      options.add(
          QuestionFields.option(ComposeAnswers.TEMPORARY, "Temporary (Lost when the app stops)"));
    }
    if (question.allowsSmb()) {
      options.add(QuestionFields.option(ComposeAnswers.CIFS, "SMB/CIFS Share (Of another server)"));
    }
    FieldBuilder type =
        Field.field(ComposeAnswers.TYPE, "string")
            .label("Type")
            .description(
                "Where the data is kept. ixVolumes can be deleted with the app; host paths are not.")
            .required()
            .defaultValue(ComposeAnswers.IX_VOLUME)
            .options(options);
    if (QuestionFields.keepsKind(question, isItem)) {
      type.immutable();
    }
    Field volume =
        Field.field(ComposeAnswers.IX_VOLUME_CONFIG, "dict")
            .label("ixVolume Configuration")
            .showIf(ofType(ComposeAnswers.IX_VOLUME))
            .reference("normalize/ix_volume")
            .fields(
                List.of(
                    aclEnable(),
                    dataset(question.dataset(), isItem),
                    Field.field(ComposeAnswers.ACL_ENTRIES, "dict")
                        .label("ACL Configuration")
                        .showIf(aclIs(true))
                        .fields(List.of())
                        .build()))
            .build();
    Field hostPath =
        Field.field(ComposeAnswers.HOST_PATH_CONFIG, "dict")
            .label("Host Path Configuration")
            .showIf(ofType(ComposeAnswers.HOST_PATH))
            .fields(
                List.of(
                    aclEnable(),
                    Field.field(ComposeAnswers.ACL, "dict")
                        .label("ACL Configuration")
                        .showIf(aclIs(true))
                        .reference("normalize/acl")
                        .fields(List.of())
                        .build(),
                    Field.field(ComposeAnswers.PATH, "hostpath")
                        .label("Host Path")
                        .required()
                        .showIf(aclIs(false))
                        .build()))
            .build();
    List<Field> fields = new ArrayList<>(List.of(type.build(), volume, hostPath));
    if (question.allowsSmb()) {
      fields.add(QuestionFields.share(question, ComposeAnswers.PATHS, ofType(ComposeAnswers.CIFS)));
    }
    field.fields(fields).inWords("ixVolume `" + question.dataset() + "`");
  }

  private static Field aclEnable() {
    return QuestionFields.accessList(ComposeAnswers.ACL_ENABLE);
  }

  private static Condition aclIs(boolean enabled) {
    return new Condition(ComposeAnswers.ACL_ENABLE, "=", Optional.of(enabled));
  }

  private static Condition ofType(String type) {
    return new Condition(ComposeAnswers.TYPE, "=", Optional.of(type));
  }
}
