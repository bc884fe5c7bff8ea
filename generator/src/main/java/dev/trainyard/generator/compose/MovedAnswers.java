package dev.trainyard.generator.compose;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.edition.Installed;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.PlacedMount;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.AnswerPlaces;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What an app that is installed in another way was answered, for {@link SingleComposeFile}. */
final class MovedAnswers {

  /**
   * A directory whose replicas have directories of their own in it.
   *
   * @param question the storage
   * @param subPath the directory in it; empty for the storage itself
   * @param workload the name of the workload
   * @param repeated whether the workload is there for each item of a list, whose names follow its
   */
  private record Apart(
      StorageQuestion question, String subPath, String workload, boolean repeated) {}

  private final App app;
  private final Form form;
  private final Installed installed;
  private final List<Problem> problems;

  MovedAnswers(App app, Form form, Installed installed, List<Problem> lost) {
    this.app = app;
    this.form = form;
    this.installed = installed;
    this.problems = new ArrayList<>(lost);
  }

  OneFile.Result write() {
    Map<String, Object> answers =
        ComposeAnswers.PLACES.moved(app.questions(), installed.paths(), installed.answers());
    installed
        .unasked()
        .forEach(
            path ->
                lost(
                    OwnerAnswers.shown(path) + " was answered, and nothing asks for it any more",
                    ""));
    askedElsewhere();
    for (Acceptance.Refusal refusal :
        Acceptance.install(form, ReleaseLine.SCALE_25_10, answers).refusals()) {
      lost(refusal.path() + " is refused: " + refusal.reason(), "correct it in the answers");
    }
    gpus();
    Set<String> renamed = new LinkedHashSet<>();
    Set<Apart> apart = apart();
    ComposeAnswers.PLACES.forEach(
        app.questions(),
        answers,
        (question, level) -> {
          if (question instanceof StorageQuestion storage) {
            storage(storage, level, answers);
            apart.stream()
                .filter(one -> one.question() == storage)
                .forEach(one -> rename(one, level, renamed));
          }
        });
    if (!installed.certificates().isEmpty()) {
      answers.put(SingleComposeFile.CERTIFICATES, installed.certificates());
      lost(
          "a certificate of the NAS is in the answers as it was; a renewed one does not follow",
          "write the file anew after a renewal");
    }
    Map<String, String> files = new LinkedHashMap<>();
    String name = installed.name();
    files.put(name + ".answers.yaml", head(renamed) + Yaml.write(answers));
    if (!installed.secrets().isEmpty()) {
      files.put(name + ".secrets.yaml", secrets());
    }
    return new OneFile.Result(files, problems);
  }

  /** What only the edition that is left asks; its defaults are what holds without the question. */
  private void askedElsewhere() {
    AnswerPlaces places = new AnswerPlaces(installed.paths());
    for (Question question : app.unasked()) {
      Map<String, Object> usual = new LinkedHashMap<>();
      places.putUsual(usual, question);
      if (AnswerPlaces.parts(question).stream()
          .anyMatch(
              part ->
                  !Objects.toString(places.get(installed.answers(), question, part), "")
                      .equals(Objects.toString(places.get(usual, question, part), "")))) {
        lost(
            question.dotted() + " was answered, and is not asked here",
            "see in the documentation of the app what takes its place");
      }
    }
  }

  /** Which of NVIDIA's GPUs was meant, and whether AMD's compute, only the NAS knows. */
  private void gpus() {
    AnswerPlaces places = new AnswerPlaces(installed.paths());
    places.forEach(
        app.questions(),
        installed.answers(),
        (question, level) -> {
          if (question instanceof GpuQuestion) {
            Set<Gpus.Maker> makers =
                installed.paths().gpus(places.get(level, question, Part.VALUE)).makers();
            if (makers.contains(Gpus.Maker.NVIDIA)) {
              lost(
                  question.dotted() + " gave a GPU of NVIDIA",
                  "name it in the answers by its slot, with the uuid that nvidia-smi -L shows");
            }
            if (makers.contains(Gpus.Maker.AMD)) {
              lost(
                  question.dotted() + " gave a GPU of AMD for computing, too",
                  "add kfd_device_exists: true to the answer if the app computes with it");
            }
          }
        });
  }

  private void lost(String found, String fix) {
    problems.add(
        Problem.warning(Rule.NOT_MOVED, Where.ofApp(app.name()), Visible.of(found), "", fix));
  }

  private void storage(
      StorageQuestion storage, Map<String, Object> level, Map<String, Object> answers) {
    if (isAsked(storage, answers)
        && ComposeAnswers.PLACES.place(level, storage).orElse(StoragePlace.DATASET)
            == StoragePlace.DATASET) {
      lost(
          storage.dotted() + " has no directory on the NAS so far",
          "name one in the answers, or one for all with truenas.compose.data");
    }
  }

  private static boolean isAsked(Question question, Map<String, Object> answers) {
    return question
        .condition()
        .map(
            asked -> {
              Object answer = ComposeAnswers.PLACES.get(answers, asked.question(), Part.VALUE);
              Object counts =
                  answer == null ? asked.question().defaultValue().orElse(null) : answer;
              return asked.equal()
                  == Objects.toString(counts, "")
                      .equals(Objects.toString(asked.value().orElse(null), ""));
            })
        .orElse(true);
  }

  private Set<Apart> apart() {
    Set<Apart> apart = new LinkedHashSet<>();
    for (Unit unit : Plan.of(app).units()) {
      for (PlacedMount place : unit.mounts()) {
        Mount mount = place.mount();
        if (mount.perReplica() && mount.volume() instanceof VolumeSource.Storage storage) {
          apart.add(
              new Apart(
                  storage.question(), mount.subPath(), unit.name(), unit.repetition().isPresent()));
        }
      }
    }
    return apart;
  }

  /**
   * The directories of replicas are named after services now. Others may begin with the name of the
   * app as well, such as a copy that the owner has made: those of replicas end in a number.
   */
  private void rename(Apart apart, Map<String, Object> level, Set<String> commands) {
    if (ComposeAnswers.PLACES.place(level, apart.question()).orElse(null) == StoragePlace.HOST_PATH
        && HostPaths.directory(level, apart.question()) instanceof String path) {
      String directory = apart.subPath().isEmpty() ? path : path + "/" + apart.subPath();
      String before = quoted(installed.replicas());
      String replica = before + apart.workload() + "-";
      commands.add(
          ("cd %s && for one in %s*; do case ${one#%s} in ''|*[!0-9]*) ;;"
                  + " *) mv -nT -- \"$one\" \"${one#%s}\" ;; esac; done")
              .formatted(
                  quoted(directory),
                  apart.repeated() ? replica + "*-" : replica,
                  apart.repeated() ? "#" + replica + "*-" : replica,
                  before));
    }
  }

  /** A word of a shell. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9/._-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private String head(Set<String> renamed) {
    String name = installed.name();
    StringBuilder head = new StringBuilder();
    line(head, "What %s %s was answered as %s.", app.listing().title(), installed.version(), name);
    line(head, "It holds secrets and paths of the NAS: show it to nobody.");
    line(head, "");
    line(head, "1. Stop the old app: two must not use the same directories.");
    int step = 2;
    if (!renamed.isEmpty()) {
      line(head, "%d. Directories of replicas have other names. As root on the NAS:", step++);
      renamed.forEach(command -> line(head, "   %s", command));
    }
    line(head, "%d. Look through the answers, and write the file for Install via YAML:", step);
    line(head, "   mvn process-classes truenas:compose -Dtruenas.compose.app=%s", app.name());
    line(head, "     -Dtruenas.compose.name=%s -Dtruenas.compose.answers=THIS FILE", name);
    if (!installed.secrets().isEmpty()) {
      line(head, "     -Dtruenas.compose.earlier=%s.secrets.yaml", name);
    }
    if (!problems.isEmpty()) {
      line(head, "");
      line(head, "Not moved as it was:");
      problems.forEach(
          problem ->
              line(
                  head,
                  "- %s%s",
                  problem.found(),
                  problem.fix().isEmpty() ? "" : "; " + problem.fix()));
    }
    return head.toString();
  }

  private static void line(StringBuilder head, String format, Object... values) {
    String text = format.formatted(values);
    head.append(("# " + Visible.of(text, text.length())).stripTrailing()).append('\n');
  }

  private String secrets() {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("app", app.name());
    own.put(SingleComposeFile.SECRETS, installed.secrets());
    own.put(SingleComposeFile.VERSION, installed.version());
    return "# What "
        + installed.name()
        + " keeps: for truenas.compose.earlier.\n"
        + Yaml.write(SingleComposeFile.doubled(Map.of(SingleComposeFile.OWN, own)));
  }
}
