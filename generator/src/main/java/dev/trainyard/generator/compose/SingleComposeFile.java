package dev.trainyard.generator.compose;

import dev.trainyard.generator.check.AroundModel;
import dev.trainyard.generator.compose.service.ComposeFile;
import dev.trainyard.generator.compose.service.Delivery;
import dev.trainyard.generator.compose.service.RuntimeSecrets;
import dev.trainyard.generator.edition.Installed;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Sha256;
import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ValuesSchema;
import dev.trainyard.generator.model.AddedFile;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.Yaml;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlLimits;
import dev.trainyard.generator.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** How the name of the schema of the answers ends. */
  static final String SCHEMA = ".schema.json";

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
  static final String GIVEN = "answers";

  /** The version of the app that the file was written for. */
  static final String VERSION = "version";

  private static final String SERVICES = "services";

  private static final String APP = "app";

  private static final String DATA = "data";

  /** The SHA-256 of all that stands beside it. */
  private static final String WRITTEN = "written";

  private static final Set<String> PARTS = Set.of(APP, GIVEN, DATA, SECRETS, WRITTEN, VERSION);

  /** What secrets are called. */
  private static final Pattern KEY = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  /** What TrueNAS takes for the name of an app. */
  private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,38}[a-z0-9])?");

  /** Answers that no question asks for: certificates, which nobody else can hand over. */
  static final String CERTIFICATES = "ix_certificates";

  @Override
  public boolean isOwn(App app, YamlFile file) {
    YamlNode own = file.root().get(OWN);
    // The version comes last: a file that is cut off has lost it, and perhaps secrets.
    return file.flaws().isEmpty()
        && own.get(APP).text().equals(app.name())
        && own.get(VERSION).isText();
  }

  @Override
  public boolean isChanged(YamlFile file) {
    String written = file.root().get(OWN).get(WRITTEN).text();
    Map<String, Object> content = new LinkedHashMap<>();
    for (String key : file.root().keys()) {
      if (!key.equals(OWN)) {
        content.put(key, file.root().get(key).data());
      }
    }
    return !written.isEmpty() && !written.equals(Sha256.of(Yaml.write(content)));
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
  public Result moved(App whole, Installed installed, List<Problem> lost) {
    App app = whole.asIn(ComposeEdition.NAME);
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

  /** Docker Compose expands what stands behind a single dollar, but in keys. */
  static Object doubled(Object value) {
    return texts(value, text -> text.replace("$", "$$"));
  }

  static Object undoubled(Object value) {
    return texts(value, text -> text.replace("$$", "$"));
  }

  private static Object texts(Object value, UnaryOperator<String> change) {
    if (value instanceof String text) {
      return change.apply(text);
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> all = new LinkedHashMap<>();
      map.forEach((key, inner) -> all.put(key, texts(inner, change)));
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
    private final List<Problem> problems = new ArrayList<>();

    Writing(Request request) {
      this.request = request;
      this.app = request.app().asIn(ComposeEdition.NAME);
      this.form = asked(ComposeForm.of(app));
      this.folder =
          request.folder().isEmpty()
              ? OwnerAnswers.earlier(request, DATA)
                  .map(data -> data.node().isText() ? (String) undoubled(data.node().text()) : "")
                  .orElse("")
              : request.folder();
    }

    private boolean isWrong() {
      return problems.stream().anyMatch(Problem::isError);
    }

    Result write() {
      name();
      leaveOut();
      Map<String, Object> answers = new OwnerAnswers(request, form, problems).inForce();
      if (isWrong()) {
        return new Result(Map.of(), problems);
      }
      Plan plan = Plan.of(app);
      ComposeFile file = new ComposeFile(plan, Delivery.FILE);
      Map<String, Object> values = new LinkedHashMap<>(answers);
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
        return result(rendered, answers, secrets);
      } catch (RenderFailure refusal) {
        String message = refusal.getMessage();
        problems.add(
            message.startsWith("TrueNAS has made no dataset ")
                ? Problem.error(
                    Rule.GOAL_SETTING,
                    OwnerAnswers.whole(request),
                    "leaves the dataset "
                        + message.substring("TrueNAS has made no dataset ".length())
                        + " to TrueNAS, which makes none for such an app",
                    "a directory of the NAS for each storage",
                    "answer type: host_path and host_path_config.path, or name one folder for all"
                        + " with truenas.compose.data")
                : Problem.error(
                    Rule.GOAL_SETTING,
                    OwnerAnswers.whole(request),
                    message,
                    "answers that go together",
                    "correct them"));
        return new Result(Map.of(), problems);
      }
    }

    /** There is no folder to put a definition's own files into. */
    private void leaveOut() {
      for (Said<EditionWord.Around> word : new AroundModel(app, ComposeEdition.NAME).words()) {
        if (word.value() instanceof AddedFile file) {
          problems.add(
              Problem.note(
                  Rule.AROUND,
                  Where.definition(app.name(), file.meaning(), word.source()),
                  "is in the catalog only, and no part of this file"));
        }
      }
      // Docker Compose starts what is in the file, and nobody tells it of an upgrade.
      Plan.of(app).jobs().stream()
          .map(Planned::declared)
          .filter(
              job ->
                  job.trigger() == Trigger.Moment.BEFORE_UPGRADE
                      || job.trigger() == Trigger.Moment.AFTER_UPGRADE)
          .forEach(
              job ->
                  problems.add(
                      Problem.warning(
                          Rule.GOAL_SETTING,
                          Where.definition(app.name(), "job " + job.name(), job.source()),
                          "runs at upgrades of an app from a catalog, and is no part of this file",
                          "work that the app does without it",
                          "do it by hand when the file replaces one of an older version; a step of"
                              + " a workload is part of the file")));
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
      OwnerAnswers.earlier(request, DATA)
          .filter(place -> request.folder().isEmpty() && !place.node().isText())
          .ifPresent(
              place ->
                  problems.add(
                      Problem.error(
                          Rule.GOAL_SETTING,
                          Where.inFile(
                              place.file().name(),
                              place.node().position().line(),
                              place.node().position().column()),
                          "has no text in " + OWN + "." + DATA,
                          "a directory of a pool, such as /mnt/tank/apps/" + app.name(),
                          "correct the path, or name it with truenas.compose.data")));
    }

    private Map<String, String> secrets(Plan plan) {
      Map<String, String> secrets = new TreeMap<>();
      List<Generated> used =
          plan.units().stream().flatMap(unit -> RuntimeSecrets.generated(unit).stream()).toList();
      // Files of an early goal have none where the app makes none.
      boolean needed = !used.isEmpty() || !plan.kept().isEmpty();
      for (Given file : request.earlier()) {
        YamlNode former = file.file().root().get(OWN).get(SECRETS);
        requireParts(file);
        if (!former.isMap() && (former.isPresent() || needed)) {
          lost(
              file,
              "has no secrets at " + OWN + "." + SECRETS,
              "the secrets that the app runs with, by their keys",
              "write them there as they were, {} where there were none");
        }
        for (String key : former.keys()) {
          YamlNode kept = former.get(key);
          if (!kept.isText() || kept.text().isEmpty()) {
            // Another key may be a secret in its place.
            boolean known = used.stream().anyMatch(one -> one.key().equals(key));
            lost(
                file,
                "has no text for " + (known ? "the secret " + key : "a secret"),
                "the text that it was, in quotes",
                "correct " + OWN + "." + SECRETS + " in it");
          } else if (key.equals(WRITTEN) && used.stream().noneMatch(one -> one.key().equals(key))) {
            // There it does not count, and what was changed by hand would be gone.
            lost(
                file,
                "has the part " + WRITTEN + " of " + OWN + " among the secrets",
                "secrets by their keys",
                "indent the line " + WRITTEN + ": as " + SECRETS + ": is");
          } else if (!KEY.matcher(key).matches()) {
            lost(
                file,
                "has a secret whose key is none",
                "lower-case letters, digits and hyphens",
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
      unused(plan, used, secrets.keySet());
      used.forEach(secret -> secrets.computeIfAbsent(secret.key(), key -> made(secret)));
      return secrets;
    }

    /** Owners edit this part, and what is mistyped would not count. */
    private void requireParts(Given file) {
      YamlNode own = file.file().root().get(OWN);
      if (!PARTS.containsAll(own.keys())) {
        lost(
            file,
            "has a part in " + OWN + " that this goal does not write",
            String.join(", ", new TreeSet<>(PARTS)),
            "correct its name");
      }
    }

    private boolean isOfThisVersion(Given file) {
      return file.file().root().get(OWN).get(VERSION).text().equals(app.version());
    }

    /**
     * A secret that has another key from now on is another one, and the former one is of no use. Of
     * one that a file of the same version lacks nobody knows the former one.
     */
    private void unused(Plan plan, List<Generated> used, Set<String> kept) {
      Set<String> anew = new TreeSet<>(used.stream().map(Generated::key).toList());
      anew.removeAll(kept);
      Set<String> unused = new TreeSet<>(kept);
      used.forEach(secret -> unused.remove(secret.key()));
      Block.stream(plan.kept()).forEach(one -> unused.remove(one.key()));
      if (!anew.isEmpty() && !unused.isEmpty()) {
        problems.add(
            Problem.warning(
                Rule.NOT_MOVED,
                Where.inFile(request.earlier().get(0).name(), 0, 0),
                Visible.of(
                    "keeps "
                        + String.join(", ", unused)
                        + ", which nothing uses any more, and "
                        + String.join(", ", anew)
                        + " is made anew"),
                "",
                "call what is the same by its new name in "
                    + OWN
                    + "."
                    + SECRETS
                    + " of that file, and write this one again"));
      } else if (!isWrong()
          && !anew.isEmpty()
          && request.earlier().stream().anyMatch(this::isOfThisVersion)) {
        problems.add(
            Problem.warning(
                Rule.NOT_MOVED,
                Where.inFile(request.earlier().get(0).name(), 0, 0),
                Visible.of("has no secret " + String.join(", ", anew) + ", which is made anew"),
                "",
                "write the former one to "
                    + OWN
                    + "."
                    + SECRETS
                    + " of that file, and write this one again"));
      }
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

    private Result result(
        Map<String, Object> rendered, Map<String, Object> answers, Map<String, String> secrets) {
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
      own.put(APP, app.name());
      if (!answers.isEmpty()) {
        own.put(GIVEN, answers);
      }
      if (!folder.isEmpty()) {
        own.put(DATA, folder);
      }
      // Also without any: where it is missing, somebody has taken it out.
      own.put(SECRETS, secrets);
      own.put(WRITTEN, Sha256.of(Yaml.write(doubled(rendered))));
      own.put(VERSION, app.version());
      all.put(OWN, own);
      List<String> directories = directories(rendered);
      List<String> anew = anew(directories);
      if (!anew.isEmpty()) {
        problems.add(
            Problem.warning(
                Rule.GOAL_SETTING,
                Where.ofApp(app.name()),
                Visible.of(
                    "has directories that the former file had not: " + String.join(", ", anew)),
                "directories that are there before the app starts",
                "make them before you update; TrueNAS stops the app first, and Docker starts nothing"
                    + " whose directory is missing"));
      }
      String text = head(directories, anew) + Yaml.write(doubled(all));
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > YamlLimits.FILE_BYTES) {
        // It holds secrets that the next one must be able to read.
        problems.add(
            Problem.error(
                Rule.GOAL_SETTING,
                Where.ofApp(app.name()),
                "would be a file of " + bytes + " bytes",
                YamlLimits.FILE_BYTES + " bytes, as many as are read of it for the next version",
                "give shorter answers, or put long texts of the definition into an image"));
        return new Result(Map.of(), problems);
      }
      Map<String, String> files = new LinkedHashMap<>();
      files.put(request.name() + ".yaml", text);
      files.put(
          request.name() + SCHEMA,
          ValuesSchema.of(app.listing().title() + ANSWERS, List.of(), form, Map.of()));
      return new Result(files, problems);
    }

    /** What a file has that the one before did not have; none where there is none before. */
    private List<String> anew(List<String> directories) {
      return request.earlier().stream()
          .map(former -> former.file().root())
          .filter(root -> root.get(SERVICES).isMap())
          .findFirst()
          .map(root -> directories(undoubled(root.data())))
          .map(before -> directories.stream().filter(one -> !before.contains(one)).toList())
          .orElse(List.of());
    }

    private String head(List<String> directories, List<String> anew) {
      StringBuilder head = new StringBuilder();
      head.append("# ").append(app.listing().title()).append(' ').append(app.appVersion());
      head.append(" for TrueNAS 24.10 and later, version ").append(app.version()).append(".\n#\n");
      head.append("# This file holds answers and secrets. Keep it: the next version is made from");
      head.append(" it,\n# without comments of your own.\n#\n");
      if (!directories.isEmpty()) {
        head.append("# 1. Make these directories, each a dataset of its own if you like:\n");
        append(head, directories);
      }
      head.append("# 2. Apps > Discover Apps > the menu at the top right > Install via YAML.\n");
      head.append("#    Name: ").append(request.name()).append("; Custom Config: this file.\n");
      head.append(
          "# To update: write the file anew with the former one at hand, make the directories that");
      head.append(
          "\n# are not there yet, and put it in the place of the old one under Edit. To remove:");
      head.append("\n# Delete; the directories stay.\n");
      if (!anew.isEmpty()) {
        head.append("# The file before this one did not have these directories:\n");
        append(head, anew);
      }
      return head.toString();
    }

    private static void append(StringBuilder head, List<String> directories) {
      directories.forEach(
          directory ->
              head.append("#    ").append(Visible.of(directory, directory.length())).append('\n'));
    }

    /** Those that must be there, of a file that anybody may have changed. */
    private static List<String> directories(Object file) {
      return values(part(file, SERVICES))
          .flatMap(service -> items(part(service, "volumes")))
          .filter(volume -> "bind".equals(part(volume, "type")))
          .filter(volume -> Boolean.FALSE.equals(part(part(volume, "bind"), "create_host_path")))
          .map(volume -> String.valueOf(part(volume, "source")))
          .distinct()
          .sorted()
          .toList();
    }

    private static Object part(Object level, String key) {
      return level instanceof Map<?, ?> map ? map.get(key) : null;
    }

    private static Stream<?> values(Object level) {
      return level instanceof Map<?, ?> map ? map.values().stream() : Stream.empty();
    }

    private static Stream<?> items(Object list) {
      return list instanceof List<?> all ? all.stream() : Stream.empty();
    }
  }
}
