package dev.trainyard.generator.helm.rule;

import dev.trainyard.generator.problem.Severity;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An object of a release, with the parts most rules look at. */
public final class Manifest {

  private static final String HOOK = "helm.sh/hook";
  private static final String TEST = "test";

  private final String source;
  private final Field root;
  private final Field metadata;
  private final String kind;
  private final String name;
  private final Set<String> hookEvents;

  /**
   * An object.
   *
   * @param source where it comes from, such as the template {@code gocd/templates/server.yaml};
   *     empty when unknown
   * @param object its fields: maps, lists, {@link String}, {@link Integer} or {@link Long}, {@link
   *     Double}, {@link Boolean}, null
   */
  public Manifest(String source, Map<String, Object> object) {
    this.source = source;
    this.root = Field.root(object);
    this.metadata = root.get("metadata");
    this.kind = root.get("kind").textOr("");
    this.name = metadata.get("name").textOr("");
    this.hookEvents = words(hook());
  }

  /** Where it comes from; may be empty. */
  public String source() {
    return source;
  }

  /** The object's {@code apiVersion}, or empty. */
  public String apiVersion() {
    return root.get("apiVersion").textOr("");
  }

  /** The object's {@code kind}, or empty. */
  public String kind() {
    return kind;
  }

  /** The object's {@code metadata.name}, or empty. */
  public String name() {
    return name;
  }

  /** Kind and name as {@code kubectl} writes them, such as {@code Deployment/gocd-server}. */
  public String id() {
    return (kind.isEmpty() ? "?" : kind) + "/" + (name.isEmpty() ? "?" : name);
  }

  /** An error about the object. */
  public Finding finding(Topic topic, String path, String message) {
    return finding(topic, Severity.ERROR, path, message);
  }

  /** A finding about the object. */
  public Finding finding(Topic topic, Severity severity, String path, String message) {
    return new Finding(topic, severity, id(), source, path, message);
  }

  /** All of its fields. */
  public Field root() {
    return root;
  }

  Field metadata() {
    return metadata;
  }

  Field spec() {
    return root.get("spec");
  }

  /** The pod this object is or makes. */
  public Optional<Pod> pod() {
    return switch (kind) {
      case "Pod" -> Optional.of(new Pod(metadata(), spec()));
      case "Deployment", "StatefulSet", "DaemonSet", "Job" ->
          Optional.of(Pod.of(spec().get("template")));
      case "CronJob" -> Optional.of(Pod.of(spec().get("jobTemplate", "spec", "template")));
      default -> Optional.empty();
    };
  }

  Field hook() {
    return metadata().get("annotations", HOOK);
  }

  Field hookWeight() {
    return metadata().get("annotations", HOOK + "-weight");
  }

  Field hookDeletePolicy() {
    return metadata().get("annotations", HOOK + "-delete-policy");
  }

  /** The events at which Helm creates this object; empty when it is no hook. */
  public Set<String> hookEvents() {
    return hookEvents;
  }

  /** Whether it is there for {@code helm test}, which TrueNAS never calls. */
  public boolean isTest() {
    return !hookEvents.isEmpty() && hookEvents.stream().allMatch(event -> event.startsWith(TEST));
  }

  /** The texts of a list separated by commas. */
  static Set<String> words(Field list) {
    Set<String> words = new TreeSet<>();
    list.text()
        .ifPresent(text -> Arrays.stream(text.split(",")).map(String::strip).forEach(words::add));
    return Collections.unmodifiableSet(words);
  }
}
