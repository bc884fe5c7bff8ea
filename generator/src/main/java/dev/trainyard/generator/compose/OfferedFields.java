package dev.trainyard.generator.compose;

import dev.trainyard.generator.compose.answer.OwnLabels;
import dev.trainyard.generator.compose.answer.OwnNetworks;
import dev.trainyard.generator.compose.service.Offered;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldBuilder;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.QuestionFields;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.question.ControlCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the form asks of labels and networks, as the official catalog does. */
final class OfferedFields {

  private static final String LABELS_GROUP = "Labels Configuration";
  private static final String NETWORK_GROUP = "Network Configuration";
  private static final String NAME = "^[A-Za-z0-9][A-Za-z0-9_.-]*$";
  private static final String ALIAS = "^[A-Za-z0-9][A-Za-z0-9_.-]*$";
  private static final String INTERFACE = "^(|[A-Za-z0-9._-]{1,15})$";
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final String ADDRESS_4 = "^(|" + BYTE + "(\\." + BYTE + "){3})$";
  private static final String ADDRESS_6 = "^(|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$";
  private static final String MAC = "^(|[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5})$";

  private OfferedFields() {}

  /** Adds what an app offers to the sections and fields of its form. */
  static void add(App app, List<Map<String, Object>> groups, List<Field> fields) {
    if (app.offers().networks().isPresent()) {
      Field networks = networks(Offered.members(Plan.of(app)));
      int level = index(fields, OwnNetworks.LEVEL);
      if (level >= 0 && fields.get(level).type() instanceof FieldType.Level) {
        fields.set(level, fields.get(level).with(networks));
      } else {
        group(groups, NETWORK_GROUP);
        fields.add(
            Field.field(OwnNetworks.LEVEL, "dict")
                .group(NETWORK_GROUP)
                .fields(List.of(networks))
                .build());
      }
    }
    if (app.offers().labels().isPresent()) {
      group(groups, LABELS_GROUP);
      fields.add(labels(Offered.labelled(Plan.of(app))));
    }
  }

  private static int index(List<Field> fields, String variable) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).variable().equals(variable)) {
        return i;
      }
    }
    return -1;
  }

  private static void group(List<Map<String, Object>> groups, String name) {
    if (groups.stream().noneMatch(group -> name.equals(group.get("name")))) {
      groups.add(Form.group(name, name));
    }
  }

  private static Field labels(List<String> containers) {
    Field container =
        Field.field("container", "string")
            .label("Container")
            .required()
            .options(containers.stream().map(one -> QuestionFields.option(one, one)).toList())
            .build();
    return Field.field(OwnLabels.LABELS, "list")
        .group(LABELS_GROUP)
        .defaultValue(List.of())
        .item(
            Field.field("label", "dict")
                .label("Label")
                .fields(
                    List.of(
                        text(OwnLabels.KEY, "Key", ControlCharacters.NONE)
                            .required()
                            .minimumLength(1)
                            .build(),
                        text(OwnLabels.VALUE, "Value", ControlCharacters.NONE)
                            .required()
                            .minimumLength(1)
                            .build(),
                        Field.field(OwnLabels.CONTAINERS, "list")
                            .label("Containers")
                            .description("Containers where the label should be applied")
                            .defaultValue(List.of())
                            .item(container)
                            .build()))
                .build())
        .build();
  }

  private static FieldBuilder text(String variable, String label, String pattern) {
    return Field.field(variable, "string").label(label).pattern(pattern, "");
  }

  private static Field networks(List<String> containers) {
    Field name =
        Field.field(OwnNetworks.NAME, "string")
            .label("Container Name")
            .required()
            .options(containers.stream().map(one -> QuestionFields.option(one, one)).toList())
            .build();
    List<Field> details = new ArrayList<>();
    details.add(
        Field.field(OwnNetworks.ALIASES, "list")
            .label("Aliases (Optional)")
            .description("The names by which others in this network reach the container.")
            .defaultValue(List.of())
            .item(text("alias", "Alias", ALIAS).required().minimumLength(1).build())
            .build());
    details.add(optional("interface_name", "Interface Name (Optional)", INTERFACE));
    details.add(optional("mac_address", "MAC Address (Optional)", MAC));
    details.add(optional("ipv4_address", "IPv4 Address (Optional)", ADDRESS_4));
    details.add(optional("ipv6_address", "IPv6 Address (Optional)", ADDRESS_6));
    details.add(number(OwnNetworks.GATEWAY, "Gateway Priority (Optional)"));
    details.add(number(OwnNetworks.PRIORITY, "Priority (Optional)"));
    Field container =
        Field.field("container", "dict")
            .label("Container")
            .fields(
                List.of(
                    name,
                    Field.field(OwnNetworks.CONFIG, "dict")
                        .label("Container Network Configuration")
                        .fields(details)
                        .build()))
            .build();
    return Field.field(OwnNetworks.NETWORKS, "list")
        .label("Networks")
        .description("Networks of the NAS to join, beside that of the app. They must exist.")
        .defaultValue(List.of())
        .item(
            Field.field("network", "dict")
                .label("Network")
                .fields(
                    List.of(
                        text(OwnNetworks.NAME, "Name", NAME).required().minimumLength(1).build(),
                        Field.field(OwnNetworks.CONTAINERS, "list")
                            .label("Containers")
                            .description("The containers to add to this network.")
                            .defaultValue(List.of())
                            .item(container)
                            .build()))
                .build())
        .build();
  }

  private static Field optional(String variable, String label, String pattern) {
    return text(variable, label, pattern).defaultValue("").build();
  }

  private static Field number(String variable, String label) {
    return Field.field(variable, "int").label(label).nullable(true).defaultValue(null).build();
  }
}
