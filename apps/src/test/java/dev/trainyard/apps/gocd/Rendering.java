package dev.trainyard.apps.gocd;

import dev.trainyard.generator.evaluate.Evaluator;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Health;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.VolumeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The app with answers put in: what its containers get to see. */
final class Rendering {

  static final App APP = new Gocd().define();

  private final Evaluator evaluator;

  private Rendering(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  static Rendering ofScenario(String name) {
    return ofValues(ScenarioValues.of(APP).get(name));
  }

  /** With answers by dotted path. */
  static Rendering of(Map<String, Object> answers) {
    Map<String, Object> values = new TreeMap<>();
    answers.forEach((path, answer) -> put(values, path, answer));
    return ofValues(values);
  }

  private static Rendering ofValues(Map<String, Object> values) {
    HelmSite site =
        new HelmSite(
            "gocd",
            "ci",
            "ix-ci",
            1,
            Values.merge(HelmEdition.defaults(APP), values),
            Map.of("gocd-agent-auto-register-key", "the-generated-key-of-the-app"));
    return new Rendering(new Evaluator(site.answers(), site));
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> values, String path, Object answer) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      values.put(path, answer);
    } else {
      Object level = values.computeIfAbsent(path.substring(0, dot), key -> new TreeMap<>());
      put((Map<String, Object>) level, path.substring(dot + 1), answer);
    }
  }

  static DeclaredWorkload workload(String name) {
    return APP.workloads().stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The one probe of a kind that a workload's container has. */
  static Probe probe(String workload, Function<Health, List<Block<Said<Probe>>>> kind) {
    Container container = workload(workload).unit().containers().get(0);
    return Block.stream(kind.apply(container.health())).findFirst().orElseThrow().value();
  }

  /** All containers, steps included. */
  static List<Container> containers() {
    List<Container> containers = new ArrayList<>();
    for (DeclaredWorkload workload : APP.workloads()) {
      containers.addAll(workload.unit().steps());
      containers.addAll(workload.unit().containers());
    }
    return containers;
  }

  /** What the app mounts itself; what owners add is mounted where they say. */
  static List<Mount> mounts(Container container) {
    List<Mount> mounts = new ArrayList<>();
    Block.forEach(
        container.mounts(),
        mount -> {
          if (mount.path() instanceof Literal<String>) {
            mounts.add(mount);
          }
        });
    return mounts;
  }

  static List<Env> env(Container container) {
    List<Env> env = new ArrayList<>();
    Block.forEach(container.env(), env::add);
    return env;
  }

  /** The path of a mount that does not depend on answers. */
  static String path(Mount mount) {
    return ((Literal<String>) mount.path()).value();
  }

  /** The content of a file that the first start's container gets. */
  String file(String path) {
    Container seed = workload("server").unit().steps().get(0);
    return mounts(seed).stream()
        .filter(mount -> mount.volume() instanceof VolumeSource.LiveFiles)
        .flatMap(mount -> ((VolumeSource.LiveFiles) mount.volume()).files().stream())
        .filter(file -> ("/seed/" + file.name()).equals(path))
        .map(file -> evaluator.text(file.content()))
        .findFirst()
        .orElseThrow();
  }

  /** The value of a variable of the server. */
  String variable(String name) {
    for (Env env : env(workload("server").unit().containers().get(0))) {
      if (env instanceof Env.Plain plain && plain.name().equals(new Literal<>(name))) {
        return String.valueOf(evaluator.value(plain.value()));
      }
    }
    throw new AssertionError("the server has no variable " + name);
  }

  /** Whether the answers are refused. */
  boolean refused() {
    return APP.refusals().stream()
        .filter(refusal -> refusal.each().isEmpty())
        .anyMatch(refusal -> evaluator.holds(refusal.when()));
  }
}
