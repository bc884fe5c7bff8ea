package dev.trainyard.generator.compose;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.compose.service.ComposeFile;
import dev.trainyard.generator.compose.service.Delivery;
import dev.trainyard.generator.compose.service.RuntimeSecrets;
import dev.trainyard.generator.edition.Installed;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.form.ValuesSchema;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.Flaw;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.Yaml;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An app as one compose file for Apps, Custom App, Install via YAML: the only way in for the apps
 * of others since 24.10. Answers, texts and secrets are in it.
 */
final class SingleComposeFile implements OneFile {

  /** What Trainyard keeps of its own in such a file; TrueNAS passes over it. */
  static final String OWN = "x-trainyard";

  private static final String SCHEMA = ".schema.json";
  private static final String ANSWERS = ", answers";

  /** A title may change from version to version, but not what it is of. */
  private static final Pattern SCHEMA_HEAD =
      Pattern.compile(
          "\\{\\s*\"\\$schema\" : \"http://json-schema\\.org/draft-07/schema#\","
              + "\\s*\"title\" : \"[^\n]*"
              + ANSWERS
              + "\",");

  /** Where the secrets are in it, by key; a dollar is doubled. */
  static final String SECRETS = "secrets";

  /** The answers in force, and the directory for all data; a dollar is doubled. */
  private static final String GIVEN = "answers";

  private static final String DATA = "data";

  /** What TrueNAS takes for the name of an app. */
  private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,38}[a-z0-9])?");

  /** Answers that no question asks for: certificates, which nobody else can hand over. */
  static final String CERTIFICATES = "ix_certificates";

  @Override
  public boolean isOwn(App app, YamlFile file) {
    YamlNode own = file.root().get(OWN);
    // The version comes last: a file that is cut off has lost it, and perhaps secrets.
    return file.flaws().isEmpty()
        && own.get("app").text().equals(app.name())
        && own.get("version").isText();
  }

  @Override
  public boolean belongs(String name, String head) {
    return name.endsWith(SCHEMA) ? SCHEMA_HEAD.matcher(head).lookingAt() : head.startsWith("# ");
  }

  @Override
  public Result write(Request request) {
    return new Writing(request).write();
  }

  @Override
  public Result moved(App app, Installed installed, List<Problem> lost) {
    return new MovedAnswers(app, asked(ComposeForm.of(app)), installed, lost).write();
  }

  /** Nobody is asked about the dataset of secrets: they are in the file. */
  private static Form asked(Form form) {
    return new Form(
        form.groups(),
        form.fields().stream()
            .filter(field -> !field.variable().equals(RuntimeSecrets.VARIABLE))
            .toList(),
        form.more());
  }

  /** Docker Compose expands what stands behind a single dollar. */
  static Object doubled(Object value) {
    return texts(value, text -> text.replace("$", "$$"));
  }

  private static Object undoubled(Object value) {
    return texts(value, text -> text.replace("$$", "$"));
  }

  private static Object texts(Object value, UnaryOperator<String> change) {
    if (value instanceof String text) {
      return change.apply(text);
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> all = new LinkedHashMap<>();
      map.forEach((key, inner) -> all.put(texts(key, change), texts(inner, change)));
      return all;
    }
    return value instanceof List<?> list
        ? list.stream().map(inner -> texts(inner, change)).toList()
        : value;
  }

  /** The work for one request. */
  private static final class Writing {

    private final Request request;
    private final App app;
    private final Form form;
    private final String folder;
    private Map<String, Object> inForce = Map.of();
    private final List<Problem> problems = new ArrayList<>();

    Writing(Request request) {
      this.request = request;
      this.app = request.app();
      this.form = asked(ComposeForm.of(app));
      this.folder =
          request.folder().isEmpty()
              ? earlier(DATA)
                  .map(data -> data.node().isText() ? (String) undoubled(data.node().text()) : "")
                  .orElse("")
              : request.folder();
    }

    /** A part of a file. */
    private record Place(Given file, YamlNode node) {}

    /** What the first of the earlier files has that has it. */
    private Optional<Place> earlier(String key) {
      return request.earlier().stream()
          .map(given -> new Place(given, given.file().root().get(OWN).get(key)))
          .filter(place -> place.node().isPresent())
          .findFirst();
    }

    private boolean isWrong() {
      return problems.stream().anyMatch(Problem::isError);
    }

    Result write() {
      name();
      Map<String, Object> values = answers();
      if (isWrong()) {
        return new Result(Map.of(), problems);
      }
      Plan plan = Plan.of(app);
      ComposeFile file = new ComposeFile(plan, Delivery.FILE);
      values.putAll(file.images().values());
      Map<String, String> secrets = secrets(plan);
      if (isWrong()) {
        return new Result(Map.of(), problems);
      }
      ComposeSite catalog = new ComposeSite(app.name(), values);
      try {
        Map<String, Object> rendered =
            Manifests.evaluate(
                    List.of(file.file()),
                    catalog.answers(),
                    new FileSite(catalog, request.name(), folder, secrets))
                .get(0);
        return result(rendered, secrets);
      } catch (RenderFailure refusal) {
        String message = refusal.getMessage();
        problems.add(
            message.startsWith("TrueNAS has made no dataset ")
                ? Problem.error(
                    Rule.GOAL_SETTING,
                    whole(),
                    "leaves the dataset "
                        + message.substring("TrueNAS has made no dataset ".length())
                        + " to TrueNAS, which makes none for such an app",
                    "a directory of the NAS for each storage",
                    "answer type: host_path and host_path_config.path, or name one folder for all"
                        + " with truenas.compose.data")
                : Problem.error(
                    Rule.GOAL_SETTING,
                    whole(),
                    message,
                    "answers that go together",
                    "correct them"));
        return new Result(Map.of(), problems);
      }
    }

    private Where whole() {
      return request
          .answers()
          .or(() -> request.earlier().stream().findFirst())
          .map(given -> Where.inFile(given.name(), 0, 0))
          .orElse(Where.ofApp(app.name()));
    }

    private void name() {
      if (!NAME.matcher(request.name()).matches()) {
        problems.add(
            Problem.error(
                Rule.GOAL_SETTING,
                Where.ofApp(app.name()),
                "is to be called \"" + request.name() + "\"",
                "1 to 40 lower-case letters, digits and hyphens, a letter first, no hyphen last",
                "choose another name"));
      }
      if (!folder.isEmpty() && !HostPaths.isOfAPool(folder)) {
        problems.add(
            Problem.error(
                Rule.GOAL_SETTING,
                Where.ofApp(app.name()),
                "is to keep data in \"" + folder + "\"",
                "a directory of a pool, such as /mnt/tank/apps/" + app.name(),
                "correct the path"));
      }
    }

    private Map<String, Object> answers() {
      Optional<Place> sent = request.answers().map(given -> new Place(given, given.file().root()));
      for (Flaw flaw : request.answers().map(given -> given.file().flaws()).orElse(List.of())) {
        wrong(sent.get().file(), flaw.at(), flaw.found(), "YAML that every reader takes alike");
      }
      if (isWrong()) {
        return Map.of();
      }
      Optional<Place> stored = earlier(GIVEN);
      Map<String, Object> before = stored.map(this::level).orElse(Map.of());
      Map<String, Object> now = sent.map(this::level).orElse(Map.of());
      Map<String, String> gone = unasked(form.fields(), before, "");
      sent.ifPresent(place -> refuse(place, unasked(form.fields(), now, "")));
      if (stored.isPresent() && isOfThisVersion(stored.get().file())) {
        refuse(stored.get(), gone);
      }
      Map<String, Object> all = new LinkedHashMap<>();
      over(all, without(before, gone.keySet(), ""));
      over(all, now);
      Acceptance taken = Acceptance.install(form, ReleaseLine.SCALE_25_10, all);
      for (Acceptance.Refusal refusal : taken.refusals()) {
        Optional<Place> place =
            Stream.of(sent, stored)
                .flatMap(Optional::stream)
                .filter(one -> at(one.node(), refusal.path()) != one.node())
                .findFirst()
                .or(() -> sent)
                .or(() -> stored);
        wrong(
            place.map(Place::file).orElse(null),
            place.map(one -> at(one.node(), refusal.path()).position()).orElse(Position.NONE),
            refusal.path() + ": " + refusal.reason(),
            "");
      }
      for (String path : gone.keySet()) {
        problems.add(
            Problem.warning(
                Rule.NOT_MOVED,
                Where.inFile(stored.orElseThrow().file().name(), 0, 0),
                Visible.of(path) + " was answered, and nothing asks for it any more",
                "",
                ""));
      }
      inForce = taken.values();
      HostPaths.faults(app, inForce)
          .forEach(
              (found, allowed) ->
                  problems.add(
                      Problem.error(
                          Rule.GOAL_SETTING, whole(), found, allowed, "correct the answer")));
      return new LinkedHashMap<>(taken.values());
    }

    /** In a file of another version, questions may have been others. */
    private boolean isOfThisVersion(Given earlier) {
      return earlier.file().root().get(OWN).get("version").text().equals(app.version());
    }

    private void refuse(Place place, Map<String, String> unasked) {
      unasked.forEach(
          (path, allowed) ->
              wrong(
                  place.file(),
                  at(place.node(), path).position(),
                  path + " is no question of the app",
                  allowed));
    }

    /** The answers of a file by the names of questions. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> level(Place place) {
      if (!place.node().isMap()) {
        if (place.node().isPresent()) {
          wrong(
              place.file(),
              place.node().position(),
              "is no mapping",
              "answers by the names of questions");
        }
        return Map.of();
      }
      // TrueNAS refuses a file with half a character, even where it is escaped.
      for (Flaw flaw : place.node().unwritable()) {
        wrong(place.file(), flaw.at(), flaw.found(), "whole characters and finite numbers");
      }
      return (Map<String, Object>)
          (request.earlier().contains(place.file())
              ? undoubled(place.node().data())
              : place.node().data());
    }

    /** Puts answers over others; a list as a whole. */
    @SuppressWarnings("unchecked")
    private static void over(Map<String, Object> below, Map<String, Object> above) {
      above.forEach(
          (key, value) -> {
            if (value instanceof Map<?, ?> inner && below.get(key) instanceof Map<?, ?> level) {
              Map<String, Object> both = new LinkedHashMap<>((Map<String, Object>) level);
              over(both, (Map<String, Object>) inner);
              below.put(key, both);
            } else {
              below.put(key, value);
            }
          });
    }

    private void wrong(Given file, Position at, String found, String allowed) {
      problems.add(
          Problem.error(
              Rule.GOAL_SETTING,
              file == null ? whole() : Where.inFile(file.name(), at.line(), at.column()),
              found,
              allowed.isEmpty() ? "what " + schema() + " says" : allowed,
              "correct the answer"));
    }

    private String schema() {
      return request.name() + SCHEMA;
    }

    /**
     * The paths of answers that no question asks for, each with what could stand there. Wizards
     * send none of these, so a mistyped name would go unnoticed.
     */
    private static Map<String, String> unasked(
        List<Field> fields, Map<String, Object> level, String prefix) {
      Map<String, String> paths = new LinkedHashMap<>();
      level.forEach(
          (variable, value) -> {
            Optional<Field> field =
                fields.stream().filter(one -> one.variable().equals(variable)).findFirst();
            if (field.isEmpty()) {
              if (!(prefix.isEmpty() && variable.equals(CERTIFICATES))
                  && !prefix.endsWith(ComposeAnswers.ACL + ".")
                  && !prefix.matches(".*" + ComposeAnswers.ACL_ENTRIES + "(\\[\\d+])?\\.")) {
                paths.put(
                    prefix + variable,
                    String.join(", ", fields.stream().map(Field::variable).toList()));
              }
            } else if (field.get().type() instanceof FieldType.Level inner) {
              paths.putAll(unasked(inner.fields(), map(value), prefix + variable + "."));
            } else if (field.get().type() instanceof FieldType.Items items
                && items.ofLevels()
                && value instanceof List<?> list) {
              for (int i = 0; i < list.size(); i++) {
                paths.putAll(
                    unasked(
                        items.items().get(0).attrs(),
                        map(list.get(i)),
                        prefix + variable + "[" + i + "]."));
              }
            }
          });
      return paths;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
      return value instanceof Map<?, ?> level ? (Map<String, Object>) level : Map.of();
    }

    /** The same answers without some. */
    private static Map<String, Object> without(
        Map<String, Object> level, Set<String> paths, String prefix) {
      Map<String, Object> rest = new LinkedHashMap<>();
      level.forEach(
          (variable, value) -> {
            String path = prefix + variable;
            if (paths.contains(path)) {
              return;
            }
            if (value instanceof Map<?, ?>) {
              rest.put(variable, without(map(value), paths, path + "."));
            } else if (value instanceof List<?> list) {
              List<Object> items = new ArrayList<>();
              for (Object item : list) {
                items.add(
                    item instanceof Map<?, ?>
                        ? without(map(item), paths, path + "[" + items.size() + "].")
                        : item);
              }
              rest.put(variable, items);
            } else {
              rest.put(variable, value);
            }
          });
      return rest;
    }

    /** What is at a path, or the last level on the way to it. */
    private static YamlNode at(YamlNode root, String path) {
      YamlNode node = root;
      for (String step : path.replace("[", ".[").split("\\.")) {
        YamlNode inner =
            step.startsWith("[")
                ? item(node, Integer.parseInt(step.substring(1, step.length() - 1)))
                : node.get(step);
        if (!inner.isPresent()) {
          break;
        }
        node = inner;
      }
      return node;
    }

    private static YamlNode item(YamlNode list, int index) {
      return index < list.items().size() ? list.items().get(index) : YamlNode.MISSING;
    }

    private Map<String, String> secrets(Plan plan) {
      Map<String, String> secrets = new TreeMap<>();
      for (Given file : request.earlier()) {
        YamlNode former = file.file().root().get(OWN).get(SECRETS);
        for (String key : former.keys()) {
          YamlNode kept = former.get(key);
          if (!kept.isText() || kept.text().isEmpty()) {
            lost(
                file,
                "has no text for the secret " + key,
                "the text that it was, in quotes",
                "correct " + OWN + "." + SECRETS + " in it");
          } else {
            String secret = (String) undoubled(kept.text());
            if (!secrets.computeIfAbsent(key, any -> secret).equals(secret)) {
              lost(
                  file,
                  "has another secret " + key + " than " + request.earlier().get(0).name(),
                  "the one that the app runs with",
                  "move away the file with the other one");
            }
          }
        }
      }
      plan.units().stream()
          .flatMap(unit -> RuntimeSecrets.generated(unit).stream())
          .forEach(secret -> secrets.computeIfAbsent(secret.key(), key -> made(secret)));
      return secrets;
    }

    private void lost(Given file, String found, String allowed, String fix) {
      problems.add(
          Problem.error(
              Rule.GOAL_SETTING,
              Where.inFile(file.name(), 0, 0),
              Visible.of(found),
              allowed,
              fix + "; a new secret would lock out what uses the former one"));
    }

    private String made(Generated secret) {
      return request.random().apply(secret.length());
    }

    private Result result(Map<String, Object> rendered, Map<String, String> secrets) {
      for (String fault : ComposeRules.faults(rendered)) {
        problems.add(
            Problem.error(
                Rule.RELEASE,
                Where.ofApp(app.name()),
                fault,
                "what Docker Compose and TrueNAS accept",
                "correct the answers"));
      }
      if (isWrong()) {
        return new Result(Map.of(), problems);
      }
      Map<String, Object> all = new LinkedHashMap<>(rendered);
      Map<String, Object> own = new LinkedHashMap<>();
      own.put("app", app.name());
      if (!inForce.isEmpty()) {
        own.put(GIVEN, inForce);
      }
      if (!folder.isEmpty()) {
        own.put(DATA, folder);
      }
      if (!secrets.isEmpty()) {
        own.put(SECRETS, secrets);
      }
      own.put("version", app.version());
      all.put(OWN, own);
      Map<String, String> files = new LinkedHashMap<>();
      files.put(request.name() + ".yaml", head(rendered) + Yaml.write(doubled(all)));
      files.put(schema(), ValuesSchema.of(app.listing().title() + ANSWERS, List.of(), form));
      return new Result(files, problems);
    }

    private String head(Map<String, Object> rendered) {
      StringBuilder head = new StringBuilder();
      head.append("# ").append(app.listing().title()).append(' ').append(app.appVersion());
      head.append(" for TrueNAS 24.10 and later, version ").append(app.version()).append(".\n#\n");
      head.append("# This file holds answers and secrets. Keep it: the next version is made from");
      head.append(" it.\n#\n");
      List<String> directories = directories(rendered);
      if (!directories.isEmpty()) {
        head.append("# 1. Make these directories, each a dataset of its own if you like:\n");
        directories.forEach(
            directory ->
                head.append("#    ")
                    .append(Visible.of(directory, directory.length()))
                    .append('\n'));
      }
      head.append("# 2. Apps > Discover Apps > the menu at the top right > Install via YAML.\n");
      head.append("#    Name: ").append(request.name()).append("; Custom Config: this file.\n");
      head.append(
          "# To update: write the file anew with the former one at hand, and put it in the");
      head.append(
          "\n# place of the old one under Edit. To remove: Delete; the directories stay.\n");
      return head.toString();
    }

    private static List<String> directories(Map<String, Object> rendered) {
      return ((Map<?, ?>) rendered.get("services"))
          .values().stream()
              .map(service -> ((Map<?, ?>) service).get("volumes"))
              .filter(List.class::isInstance)
              .flatMap(volumes -> ((List<?>) volumes).stream())
              .map(volume -> (Map<?, ?>) volume)
              .filter(volume -> "bind".equals(volume.get("type")))
              .filter(
                  volume ->
                      volume.get("bind") instanceof Map<?, ?> bind
                          && Boolean.FALSE.equals(bind.get("create_host_path")))
              .map(volume -> String.valueOf(volume.get("source")))
              .distinct()
              .sorted()
              .toList();
    }
  }
}
