package dev.trainyard.generator.helm;

import dev.trainyard.generator.edition.Installed;
import dev.trainyard.generator.edition.InstalledApps;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.helm.answer.PlainHelm;
import dev.trainyard.generator.migration.Migration;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.AnswerPlaces;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.yaml.Flaw;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads releases of charts: what {@code midclt call chart.release.query} prints, and Secrets as
 * {@code kubectl get secret} or a backup of TrueNAS has them, Helm's own among them.
 */
final class ReleaseExports implements InstalledApps {

  /** The type of the Secrets in which Helm keeps releases. */
  private static final String STORED = "helm.sh/release.v1";

  /** What TrueNAS adds to the answers (middleware 24.04, chart_releases_linux/utils.py). */
  private static final Pattern ADDED =
      Pattern.compile(
          "global|release_name|ixVolumes|ixChartContext|ixCertificates|ixCertificateAuthorities"
              + "|ixExternalInterfacesConfiguration(Names)?|"
              + String.join("|", PlainHelm.VARIABLES));

  /** What TrueNAS takes for the name of a release. */
  private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,38}[a-z0-9])?");

  @Override
  public Result read(Request request) {
    return new Reading(request).read();
  }

  private record Secret(String file, YamlNode fields) {

    String name() {
      return fields.get("metadata").get("name").text();
    }

    /** Backups may tell no namespace. */
    boolean mayBeIn(String namespace) {
      YamlNode told = fields.get("metadata").get("namespace");
      return !told.isText() || told.text().equals(namespace);
    }

    YamlNode data() {
      return fields.get("data");
    }
  }

  /** The work for one request. */
  private static final class Reading {

    private final Request request;
    private final App app;
    private final List<Problem> problems = new ArrayList<>();
    private final List<HelmRelease> releases = new ArrayList<>();
    private final List<HelmRelease> stored = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();

    Reading(Request request) {
      this.request = request;
      this.app = request.app().asIn(HelmEdition.NAME);
    }

    Result read() {
      request.exports().forEach(this::sort);
      Optional<HelmRelease> release = hasErrors() ? Optional.empty() : chosen();
      Optional<Installed> installed = release.flatMap(this::installed);
      return new Result(hasErrors() ? Optional.empty() : installed, problems);
    }

    private boolean hasErrors() {
      return problems.stream().anyMatch(Problem::isError);
    }

    private void wrong(String file, Position at, String found, String allowed, String fix) {
      problems.add(
          Problem.error(
              Rule.GOAL_SETTING,
              Where.inFile(file, at.line(), at.column()),
              Visible.of(found),
              allowed,
              fix));
    }

    private void lost(String found, String allowed, String fix) {
      problems.add(
          Problem.warning(
              Rule.NOT_MOVED, Where.ofApp(app.name()), Visible.of(found), allowed, fix));
    }

    private void sort(Export export) {
      for (Flaw flaw : export.content().flaws()) {
        wrong(
            export.name(), flaw.at(), flaw.found(), "one document of JSON or YAML", "export anew");
      }
      List<Flaw> unwritable = export.content().root().unwritable();
      for (Flaw flaw : unwritable) {
        wrong(
            export.name(),
            flaw.at(),
            flaw.found(),
            "whole characters and finite numbers",
            "export anew");
      }
      if (export.content().flaws().isEmpty() && unwritable.isEmpty()) {
        sort(export.name(), export.content().root());
      }
    }

    private void sort(String file, YamlNode node) {
      if (node.isList()) {
        node.items().forEach(item -> sort(file, item));
      } else if (node.get("kind").text().equals("List")) {
        sort(file, node.get("items"));
      } else if (node.get("kind").text().equals("Secret")) {
        secret(file, node);
      } else if (node.has("config") && node.get("chart_metadata").isMap()) {
        releases.add(HelmRelease.queried(file, node));
      } else {
        wrong(
            file,
            node.position(),
            "is neither a release nor a Secret",
            "what chart.release.query prints, and Secrets as kubectl or a backup has them",
            "export anew");
      }
    }

    private void secret(String file, YamlNode node) {
      if (!node.get("type").text().equals(STORED)) {
        secrets.add(new Secret(file, node));
        return;
      }
      YamlNode release = node.get("data").get("release");
      Optional<HelmRelease> read = HelmRelease.stored(file, release.position(), release.text());
      if (read.isEmpty()) {
        wrong(
            file,
            release.position(),
            "is no release as Helm keeps it",
            "data.release of a Secret of the type " + STORED,
            "export anew");
      }
      read.ifPresent(stored::add);
    }

    /** What TrueNAS tells of it, else the newest of what Helm keeps, as TrueNAS takes it. */
    private Optional<HelmRelease> chosen() {
      List<HelmRelease> known = releases.isEmpty() ? stored : releases;
      Map<String, HelmRelease> byName = new TreeMap<>();
      known.stream()
          .filter(release -> release.chart().equals(app.name()))
          .sorted(Comparator.comparingLong(HelmRelease::revision))
          .forEach(release -> byName.put(release.name(), release));
      List<HelmRelease> fitting =
          byName.values().stream()
              .filter(one -> request.name().isEmpty() || one.name().equals(request.name()))
              .toList();
      if (fitting.size() == 1) {
        HelmRelease release = fitting.get(0);
        if (!NAME.matcher(release.name()).matches()) {
          wrong(
              release.file(),
              release.at(),
              "has a release called \"" + release.name() + "\"",
              "1 to 40 lower-case letters, digits and hyphens, a letter first, no hyphen last",
              "export anew");
          return Optional.empty();
        }
        return isTheOnlyOne(release, known) ? Optional.of(release) : Optional.empty();
      }
      String all =
          known.stream()
              .map(release -> release.name() + " of " + release.chart())
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      problems.add(
          Problem.error(
              Rule.GOAL_SETTING,
              Where.ofApp(app.name()),
              Visible.of(
                  "is to be moved, and the files have "
                      + (fitting.isEmpty()
                          ? "no release"
                              + (request.name().isEmpty() ? "" : " " + request.name())
                              + " of it"
                          : "several releases of it")
                      + (all.isEmpty() ? "" : ", but " + all)),
              "one release of " + app.name(),
              "export it, or name it with truenas.move.name"));
      return Optional.empty();
    }

    /** Which of several is installed, nobody can tell, be they of two machines or of two times. */
    private boolean isTheOnlyOne(HelmRelease release, List<HelmRelease> known) {
      List<HelmRelease> different =
          known.stream()
              .filter(
                  other ->
                      other.chart().equals(release.chart())
                          && other.name().equals(release.name())
                          && !(Objects.equals(other.config(), release.config())
                              && other.path().equals(release.path())))
              .toList();
      List<HelmRelease> others =
          different.stream().filter(other -> other.revision() == release.revision()).toList();
      others.forEach(
          other ->
              wrong(
                  other.file(),
                  other.at(),
                  "has other answers of " + release.name() + " than " + release.file(),
                  "one export of this release, or equal ones",
                  "leave out the file that is older, or of another machine"));
      // Helm keeps former revisions beside the last one, and TrueNAS tells of the last one only.
      if (others.isEmpty() && !different.isEmpty() && known == releases) {
        lost(
            release.name()
                + " is in several files; its answers are those of "
                + release.file()
                + ", of its revision "
                + release.revision(),
            "",
            "leave out the files that are older or of another machine, or look through the answers");
      }
      return others.isEmpty();
    }

    private Optional<Installed> installed(HelmRelease release) {
      if (!(release.config() instanceof Map<?, ?> stored)) {
        wrong(
            release.file(),
            release.at(),
            "has no answers of " + release.name(),
            "a mapping; TrueNAS hides it from those who may not see secrets",
            "export anew as an administrator");
        return Optional.empty();
      }
      if (!datasets(stored, release)) {
        return Optional.empty();
      }
      Map<String, Object> config = Migration.of(app, HelmAnswers.PATHS).apply(stored);
      HelmSite site =
          new HelmSite(app.name(), release.name(), "ix-" + release.name(), 1, config, Map.of());
      Map<String, Object> answers =
          HelmAnswers.PLACES.moved(app.questions(), HelmAnswers.PATHS, config);
      HelmAnswers.PLACES.forEach(
          app.questions(),
          answers,
          (question, level) -> {
            if (question instanceof StorageQuestion storage) {
              settle(storage, level, site, release);
            }
          });
      if (!release.version().equals(app.version())) {
        lost(
            release.name()
                + " has version "
                + release.version()
                + "; its answers are read as those of "
                + app.version(),
            "",
            "upgrade to " + app.version() + " before you export, or look through the answers");
      }
      return Optional.of(
          new Installed(
              release.name(),
              release.version(),
              HelmAnswers.PATHS,
              answers,
              unasked(config),
              certificates(config),
              kept(site),
              site.resourceName("") + "-"));
    }

    /** Whether each dataset has one directory. */
    private boolean datasets(Map<?, ?> config, HelmRelease release) {
      Map<String, Object> directories = new TreeMap<>();
      if (config.get("ixVolumes") instanceof List<?> volumes) {
        for (Object volume : volumes) {
          if (volume instanceof Map<?, ?> fields && fields.get("hostPath") instanceof String path) {
            String dataset = path.substring(path.lastIndexOf('/') + 1);
            if (!path.equals(directories.merge(dataset, path, (first, next) -> first))) {
              wrong(
                  release.file(),
                  release.at(),
                  "has two directories of the dataset " + dataset,
                  "one directory for each dataset",
                  "export anew");
              return false;
            }
          }
        }
      }
      return true;
    }

    /** A dataset of the release becomes the directory in which it is mounted. */
    private void settle(
        StorageQuestion storage, Map<String, Object> level, HelmSite site, HelmRelease release) {
      if (HelmAnswers.PLACES.place(level, storage).orElse(null) != StoragePlace.DATASET) {
        return;
      }
      String dataset =
          HelmAnswers.PLACES.get(level, storage, Part.DATASET) instanceof String named
              ? named
              : storage.dataset();
      Optional<String> directory =
          site.dataset(dataset)
              .or(() -> release.path().map(path -> path + "/volumes/ix_volumes/" + dataset));
      directory.ifPresent(
          path -> {
            List<String> kind = HelmAnswers.PATHS.path(storage, Part.KIND);
            AnswerPlaces.put(level, kind, HelmAnswers.PATHS.word(StoragePlace.HOST_PATH));
            AnswerPlaces.put(level, HelmAnswers.PATHS.path(storage, Part.HOST_PATH), path);
          });
    }

    private List<String> unasked(Map<?, ?> config) {
      Map<Object, Object> own = new LinkedHashMap<>(config);
      own.keySet().removeIf(key -> ADDED.matcher(key.toString()).matches());
      HelmEdition.fixedValues(app).keySet().forEach(own::remove);
      return HelmAnswers.PLACES.unasked(app.questions(), own);
    }

    private static Map<String, Map<String, Object>> certificates(Map<?, ?> config) {
      Map<String, Map<String, Object>> certificates = new TreeMap<>();
      if (config.get("ixCertificates") instanceof Map<?, ?> all) {
        all.forEach(
            (id, fields) -> {
              if (fields instanceof Map<?, ?> some
                  && some.get("certificate") instanceof String certificate
                  && some.get("privatekey") instanceof String key) {
                Map<String, Object> pair = new LinkedHashMap<>();
                pair.put("certificate", certificate);
                pair.put("privatekey", key);
                certificates.put(id.toString(), pair);
              }
            });
      }
      return certificates;
    }

    /** Which of several the data goes with, nobody can tell. */
    private void same(Secret first, List<Secret> named, List<String> wanted) {
      for (Secret other : named) {
        if (wanted.stream()
            .anyMatch(key -> !other.data().get(key).text().equals(first.data().get(key).text()))) {
          wrong(
              other.file(),
              other.data().position(),
              "has other secrets in " + first.name() + " than " + first.file(),
              "one Secret of this name, or equal ones",
              "leave out the file that is older, or of another release");
        }
      }
    }

    /** Without what was generated a database would not let the app in again. */
    private Map<String, String> kept(HelmSite site) {
      List<String> wanted = new ArrayList<>();
      Block.forEach(
          Plan.of(app).kept(),
          one -> {
            if (one.isForEver() && !wanted.contains(one.key())) {
              wanted.add(one.key());
            }
          });
      String name = site.resourceName("");
      List<Secret> named =
          secrets.stream()
              .filter(one -> one.name().equals(name) && one.mayBeIn(site.namespace()))
              .toList();
      Optional<Secret> own = named.stream().findFirst();
      own.ifPresent(first -> same(first, named, wanted));
      Map<String, String> kept = new TreeMap<>();
      if (own.isEmpty()) {
        if (!wanted.isEmpty()) {
          problems.add(
              Problem.error(
                  Rule.GOAL_SETTING,
                  Where.ofApp(app.name()),
                  "has secrets that were generated ("
                      + String.join(", ", wanted)
                      + "), and no file has the Secret "
                      + Visible.of(name),
                  "the Secrets of the release",
                  "add the file of sudo k3s kubectl get secret -n "
                      + Visible.of(site.namespace())
                      + " --field-selector type=Opaque -o yaml"));
        }
        return kept;
      }
      for (String key : wanted) {
        YamlNode value = own.get().data().get(key);
        Optional<String> text = HelmRelease.base64(value.text()).flatMap(YamlReader::utf8);
        if (!value.isPresent()) {
          lost(
              "the Secret " + name + " has no " + key + ", which is made anew",
              "",
              "check whether the installed version has used it");
        } else if (text.isEmpty() || text.get().isEmpty()) {
          wrong(
              own.get().file(),
              value.position(),
              key + " is no text in Base64",
              "the value as Kubernetes keeps it",
              "export anew");
        } else {
          kept.put(key, text.get());
        }
      }
      return kept;
    }
  }
}
