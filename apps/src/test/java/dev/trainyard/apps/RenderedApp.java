package dev.trainyard.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.evaluate.Evaluator;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Portal;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An app with answers put in: the manifests that Kubernetes gets. */
public final class RenderedApp {

  /** The secrets that were generated at an earlier installation, by key. */
  private final Map<String, String> kept;

  private final List<Map<String, Object>> manifests;
  private final Evaluator evaluator;
  private final Portal portal;

  private RenderedApp(App app, Map<String, Object> answers, Map<String, String> kept) {
    this.kept = kept;
    this.portal = app.portals().get(0);
    Map<String, Object> values = new LinkedHashMap<>(HelmEdition.defaults(app));
    merge(values, answers);
    HelmSite site = new HelmSite(app.name(), "ci", "ix-ci", 7, values, kept);
    this.evaluator = new Evaluator(site.answers(), site);
    this.manifests = Manifests.evaluate(HelmEdition.manifests(app), site.answers(), site);
  }

  /** With the answers of a scenario. */
  public static RenderedApp of(App app, String scenario, Map<String, String> kept) {
    return new RenderedApp(app, ScenarioValues.of(app).get(scenario), kept);
  }

  /** With the answers of a scenario and other values of TrueNAS, such as certificates. */
  public static RenderedApp with(
      App app, String scenario, Map<String, String> kept, Map<String, Object> others) {
    Map<String, Object> answers = ScenarioValues.of(app).get(scenario);
    answers.putAll(others);
    return new RenderedApp(app, answers, kept);
  }

  /** The manifests, by kind and name, that are not the same in another rendering. */
  public List<String> changedFrom(RenderedApp other) {
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(other.ids());
    return ids().stream()
        .filter(
            id ->
                !manifests
                    .get(ids().indexOf(id))
                    .equals(other.manifests.get(other.ids().indexOf(id))))
        .toList();
  }

  private List<String> ids() {
    return manifests.stream()
        .map(manifest -> manifest.get("kind") + "/" + mapping(manifest.get("metadata")).get("name"))
        .toList();
  }

  /** With the answers of a scenario and one that differs. */
  public static RenderedApp of(
      App app, String scenario, Map<String, String> kept, Question question, Object answer) {
    Map<String, Object> answers = ScenarioValues.of(app).get(scenario);
    Map<String, Object> level = answers;
    for (String variable : question.path().subList(0, question.path().size() - 1)) {
      level = mapping(level.computeIfAbsent(variable, key -> new LinkedHashMap<>()));
    }
    level.put(question.variable(), answer);
    return new RenderedApp(app, answers, kept);
  }

  private static void merge(Map<String, Object> values, Map<String, Object> answers) {
    answers.forEach(
        (key, answer) -> {
          if (answer instanceof Map && values.get(key) instanceof Map) {
            Map<String, Object> inner = new LinkedHashMap<>(mapping(values.get(key)));
            merge(inner, mapping(answer));
            values.put(key, inner);
          } else {
            values.put(key, answer);
          }
        });
  }

  /** A secret that was generated. */
  public String kept(String key) {
    return kept.get(key);
  }

  /** Names of all manifests of a kind. */
  public List<String> names(String kind) {
    return manifests.stream()
        .filter(manifest -> manifest.get("kind").equals(kind))
        .map(manifest -> (String) mapping(manifest.get("metadata")).get("name"))
        .toList();
  }

  /** A manifest by kind and the end of its name. */
  public Node manifest(String kind, String name) {
    List<Map<String, Object>> found =
        manifests.stream()
            .filter(manifest -> manifest.get("kind").equals(kind))
            .filter(
                manifest -> ((String) mapping(manifest.get("metadata")).get("name")).endsWith(name))
            .toList();
    assertThat(found).as("%s %s among %s", kind, name, names(kind)).hasSize(1);
    return new Node(found.get(0));
  }

  /** The pod of a workload. */
  public Node pod(String workload) {
    return manifest("Deployment", "-" + workload).at("spec", "template", "spec");
  }

  /** The pod of a job that runs once for each release. */
  public Node jobPod(String job) {
    return manifest("Job", "-" + job + "-7").at("spec", "template", "spec");
  }

  /** The content of a file that may change beneath a container of a pod. */
  public String liveFile(Node pod, String container, String directory, String name) {
    Node mount =
        pod.container(container).list("volumeMounts").stream()
            .filter(candidate -> candidate.text("mountPath").equals(directory))
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing is mounted at " + directory));
    Node secret =
        pod.list("volumes").stream()
            .filter(candidate -> candidate.text("name").equals(mount.text("name")))
            .findFirst()
            .orElseThrow()
            .at("secret");
    Node item =
        secret.list("items").stream()
            .filter(candidate -> candidate.text("path").equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError(directory + " has no file " + name));
    return manifest("Secret", secret.text("secretName")).at("stringData").text(item.text("key"));
  }

  /** The content of a generated file that a container of a pod sees at a path. */
  public String file(Node pod, String container, String path) {
    Node mount =
        pod.container(container).list("volumeMounts").stream()
            .filter(candidate -> candidate.text("mountPath").equals(path))
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing is mounted at " + path));
    Node volume =
        pod.list("volumes").stream()
            .filter(candidate -> candidate.text("name").equals(mount.text("name")))
            .findFirst()
            .orElseThrow();
    return volume.has("secret")
        ? manifest("Secret", volume.at("secret").text("secretName"))
            .at("stringData")
            .text(mount.text("subPath"))
        : manifest("ConfigMap", volume.at("configMap").text("name"))
            .at("data")
            .text(mount.text("subPath"));
  }

  /**
   * The environment of a container, with what comes from Secrets; sorted out as Kubernetes does.
   */
  public Map<String, String> environment(Node container) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Node variable : container.list("env")) {
      if (!variable.has("value") && !variable.at("valueFrom").has("secretKeyRef")) {
        continue; // A field of the pod, which is known in the cluster only.
      }
      String value =
          variable.has("value")
              ? variable.text("value").replace("$$", "$")
              : fromSecret(variable.at("valueFrom", "secretKeyRef"));
      environment.put(variable.text("name"), value);
    }
    return environment;
  }

  private String fromSecret(Node reference) {
    return manifests.stream()
        .filter(manifest -> manifest.get("kind").equals("Secret"))
        .map(Node::new)
        .filter(secret -> secret.at("metadata").text("name").equals(reference.text("name")))
        .map(secret -> secret.at("stringData").text(reference.text("key")))
        .findFirst()
        .orElseThrow();
  }

  /** What an expression yields. */
  public String text(Expression<?> expression) {
    return String.valueOf(evaluator.value(expression));
  }

  /** What the app's button opens; no host is the NAS itself. */
  public String portal() {
    return text(portal.protocol())
        + "://"
        + text(portal.host())
        + ":"
        + text(portal.port())
        + text(portal.path());
  }

  /** The images of all containers. */
  public Set<String> images() {
    Set<String> images = new TreeSet<>();
    manifests.forEach(manifest -> images(manifest, images));
    return images;
  }

  private static void images(Object value, Set<String> images) {
    if (value instanceof Map<?, ?> fields) {
      if (fields.get("image") instanceof String image) {
        images.add(image);
      }
      fields.values().forEach(inner -> images(inner, images));
    } else if (value instanceof List<?> elements) {
      elements.forEach(inner -> images(inner, images));
    }
  }

  /** Everything that is readable by who may see the manifests and not the Secrets. */
  public String withoutSecrets() {
    StringBuilder text = new StringBuilder();
    manifests.stream()
        .filter(manifest -> !manifest.get("kind").equals("Secret"))
        .forEach(text::append);
    return text.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> mapping(Object value) {
    return (Map<String, Object>) value;
  }

  /**
   * A mapping within a manifest.
   *
   * @param fields its fields
   */
  public record Node(Map<String, Object> fields) {

    /** The mapping further down. */
    public Node at(String... path) {
      Node node = this;
      for (String field : path) {
        assertThat(node.fields).containsKey(field);
        node = new Node(mapping(node.fields.get(field)));
      }
      return node;
    }

    /** Whether it has a field. */
    public boolean has(String field) {
      return fields.containsKey(field);
    }

    /** The field's value as text. */
    public String text(String field) {
      assertThat(fields).containsKey(field);
      return String.valueOf(fields.get(field));
    }

    /** The mappings in a list; none when there is no such field. */
    public List<Node> list(String field) {
      List<Node> nodes = new ArrayList<>();
      if (fields.get(field) instanceof List<?> elements) {
        elements.forEach(element -> nodes.add(new Node(mapping(element))));
      }
      return nodes;
    }

    /** The texts in a list, as the process gets them. */
    public List<String> words(String field) {
      List<String> words = new ArrayList<>();
      if (fields.get(field) instanceof List<?> elements) {
        elements.forEach(element -> words.add(String.valueOf(element).replace("$$", "$")));
      }
      return words;
    }

    /** All containers of a pod, in the order in which they start. */
    public List<Node> containers() {
      List<Node> containers = new ArrayList<>(list("initContainers"));
      containers.addAll(list("containers"));
      return containers;
    }

    /** The container of a pod with this name. */
    public Node container(String name) {
      return containers().stream()
          .filter(container -> container.text("name").equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no container " + name));
    }

    /** Names of all containers of a pod, in the order in which they start. */
    public List<String> containerNames() {
      return containers().stream().map(container -> container.text("name")).toList();
    }

    /** A probe as one word: method, path or command, and seconds until it counts. */
    public String probe(String field) {
      Node probe = at(field);
      String question =
          probe.has("httpGet")
              ? probe.at("httpGet").text("scheme") + " " + probe.at("httpGet").text("path")
              : String.join(" ", probe.at("exec").words("command"));
      int seconds =
          Integer.parseInt(probe.text("periodSeconds"))
              * Integer.parseInt(probe.text("failureThreshold"));
      return question + " within " + seconds + " s";
    }
  }
}
