package dev.trainyard.official;

import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.Option;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that the forms of official apps ask for, and the word by which a definition does. */
enum Construct {
  YES_NO("yesNo"),
  NUMBER("integer"),
  PORT("port"),
  TEXT("string"),
  URL("string with a pattern, urlHost"),
  CHOICE("choice"),
  SECRET("secret"),
  PATH("path"),
  STORAGE("storage"),
  TEMPORARY("temporaryAllowed"),
  ADDRESS("ipAddress"),
  ADDRESS_OF_NAS("nodeIp"),
  INTERFACE("networkInterface"),
  TIME_ZONE("timeZone"),
  CERTIFICATE("certificate"),
  GPU("gpus"),
  SCHEDULE("cron"),
  CPU("limits, millicores"),
  MEMORY("limits"),
  USER("userAndGroup"),
  HOST_NETWORK("hostNetwork"),
  TEXTS("stringList"),
  VARIABLES("ExtraVariables"),
  ITEMS("list"),
  STORAGES("ExtraStorage"),
  SMB_SHARE("smbAllowed"),
  ACCESS_LIST("accessLists"),

  /** Whether temporary storage is in memory, as the owner says. */
  MEDIUM,
  /** A port of the NAS for each item of a list. */
  PORT_OF_ITEM,
  /** A list of levels in an item of a list. */
  ITEMS_OF_ITEM,
  /** More than TrueNAS takes for a text. */
  LONG_SECRET,
  /** A secret that is known to everybody. */
  KNOWN_SECRET,
  /** What no engine but one's own understands. */
  LOOKAROUND,
  /** A type that no release knows, or an editor. */
  OTHER;

  private static final long LOWEST_PORT = 9000;
  private static final long LONGEST = 1024;

  private final Optional<String> word;

  Construct() {
    this.word = Optional.empty();
  }

  Construct(String word) {
    this.word = Optional.of(word);
  }

  /** Whether a definition has a word for it. */
  boolean isSaid() {
    return word.isPresent();
  }

  /** All that a form asks for. */
  static Set<Construct> of(Form form) {
    Set<Construct> all = EnumSet.noneOf(Construct.class);
    for (OfficialForm.Asked asked : OfficialForm.asked(form)) {
      all.addAll(of(asked));
    }
    return all;
  }

  private static Set<Construct> of(OfficialForm.Asked asked) {
    Field field = asked.field();
    List<String> around = asked.around().stream().map(Field::variable).toList();
    String variable = field.variable();
    if (around.contains("smbConfig")) {
      return EnumSet.of(SMB_SHARE);
    }
    if (variable.equals("aclEnable") || variable.startsWith("acl")) {
      return EnumSet.of(ACCESS_LIST);
    }
    Set<Construct> all = EnumSet.noneOf(Construct.class);
    lists(asked, all);
    all.add(kind(asked, around, all));
    field
        .options()
        .ifPresent(
            options -> {
              if (has(options, "smb-pv-pvc")) {
                all.add(SMB_SHARE);
              }
              if (has(options, "emptyDir")) {
                all.add(TEMPORARY);
              }
            });
    return all;
  }

  private static boolean has(List<Option> options, String value) {
    return options.stream().anyMatch(option -> option.value().equals(Optional.of(value)));
  }

  private static void lists(OfficialForm.Asked asked, Set<Construct> all) {
    List<Field> lists =
        asked.around().stream().filter(field -> field.type() instanceof FieldType.Items).toList();
    boolean levels = asked.path().matches(".*\\[]\\..*");
    if (lists.isEmpty()) {
      return;
    }
    String list = lists.get(0).variable();
    if (!levels) {
      all.add(TEXTS);
    } else if (list.matches("(?i).*envs?|.*environment.*")) {
      all.add(VARIABLES);
    } else if (list.matches("(?i).*(storages|volume).*")) {
      all.add(STORAGES);
    } else {
      all.add(ITEMS);
    }
    if (lists.size() > 1) {
      all.add(asked.path().endsWith("[]") ? TEXTS : ITEMS_OF_ITEM);
    }
    if (asked.field().type() instanceof FieldType.Whole whole
        && whole.minimum().orElse(0L) >= LOWEST_PORT) {
      all.add(PORT_OF_ITEM);
    }
  }

  private static Construct kind(
      OfficialForm.Asked asked, List<String> around, Set<Construct> more) {
    Field field = asked.field();
    String variable = field.variable();
    for (String reference : field.references()) {
      switch (reference) {
        case "definitions/timezone" -> {
          return TIME_ZONE;
        }
        case "definitions/certificate" -> {
          return CERTIFICATE;
        }
        case "definitions/gpuConfiguration" -> {
          return GPU;
        }
        case "definitions/nodeIP" -> {
          return ADDRESS_OF_NAS;
        }
        case "definitions/interface" -> {
          return INTERFACE;
        }
        default -> {}
      }
    }
    if (variable.matches("(?i)cpu(limit)?")) {
      return CPU;
    }
    if (variable.matches("(?i)mem(ory)?(limit)?") && field.type() instanceof FieldType.Line) {
      return MEMORY;
    }
    if (variable.equals("medium")) {
      return MEDIUM;
    }
    if (variable.equals("hostNetwork")) {
      return HOST_NETWORK;
    }
    if (around.stream().anyMatch(level -> level.matches("(?i).*(runas|id)$"))
        && variable.matches("user|group")) {
      return USER;
    }
    if (variable.equals("datasetName") || field.type() instanceof FieldType.HostPath) {
      return STORAGE;
    }
    return field.type() instanceof FieldType.Line line
        ? line(field, line, more)
        : byType(field.type());
  }

  private static Construct line(Field field, FieldType.Line line, Set<Construct> more) {
    if (line.rules().pattern().filter(pattern -> pattern.matches(".*\\(\\?[=!<].*")).isPresent()) {
      more.add(LOOKAROUND);
    }
    if (line.options().isPresent()) {
      return CHOICE;
    }
    if (!line.secret()) {
      return TEXT;
    }
    if (line.rules().maximumLength().orElse(0L) > LONGEST) {
      more.add(LONG_SECRET);
    }
    if (field.defaultValue().filter(value -> !value.equals("")).isPresent()) {
      more.add(KNOWN_SECRET);
    }
    return SECRET;
  }

  private static Construct byType(FieldType type) {
    if (type instanceof FieldType.Whole whole) {
      return whole.minimum().orElse(0L) >= LOWEST_PORT ? PORT : NUMBER;
    }
    if (type instanceof FieldType.YesNo) {
      return YES_NO;
    }
    if (type instanceof FieldType.Path) {
      return PATH;
    }
    if (type instanceof FieldType.Uri) {
      return URL;
    }
    if (type instanceof FieldType.IpAddress) {
      return ADDRESS;
    }
    return type instanceof FieldType.Schedule ? SCHEDULE : OTHER;
  }
}
