package dev.trainyard.testcluster.manifest;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An object of a release, with the parts most rules look at. */
final class Manifest {

  private static final String HOOK = "helm.sh/hook";

  private final RenderedDocument document;
  private final Field root;

  Manifest(RenderedDocument document) {
    this.document = document;
    this.root = Field.root(document.object());
  }

  RenderedDocument document() {
    return document;
  }

  String apiVersion() {
    return document.apiVersion();
  }

  String kind() {
    return document.kind();
  }

  String name() {
    return document.name();
  }

  Field root() {
    return root;
  }

  Field metadata() {
    return root.get("metadata");
  }

  Field spec() {
    return root.get("spec");
  }

  /** The pod this object is or makes. */
  Optional<Pod> pod() {
    return switch (kind()) {
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
  Set<String> hookEvents() {
    return words(hook());
  }

  /** The texts of a list separated by commas. */
  static Set<String> words(Field list) {
    Set<String> words = new TreeSet<>();
    list.text()
        .ifPresent(text -> Arrays.stream(text.split(",")).map(String::strip).forEach(words::add));
    return words;
  }
}
