package dev.trainyard.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainyard.generator.helm.rule.Finding;
import dev.trainyard.generator.helm.rule.Manifest;
import dev.trainyard.generator.helm.rule.ReleaseRules;
import dev.trainyard.generator.helm.rule.Topic;
import dev.trainyard.generator.problem.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Says what a cluster would object to in the manifests of one release, without a cluster. Three
 * judges look at every object:
 *
 * <ol>
 *   <li>the schema of Kubernetes 1.26: fields, types, required fields, enums, quantities, base64;
 *   <li>the Fabric8 model, read without its leniency;
 *   <li>rules for what neither knows: the form of names and labels, ranges, uniqueness, selectors,
 *       schedules, and references from one object to another.
 * </ol>
 *
 * <p>Only kinds that Kubernetes 1.22 to 1.30 serve in the same version pass; those are what the
 * Helm releases of TrueNAS come with. An instance has no state; making one takes a moment, so share
 * it.
 */
public final class ManifestCheck {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SchemaCheck schema = new SchemaCheck();
  private final ModelCheck model = new ModelCheck();

  /** Loads the schema. */
  public ManifestCheck() {
    // Public and documented, as there is nothing to pass in.
  }

  /**
   * Checks the objects of one release against each other and one by one, for every Kubernetes from
   * 1.22 to 1.30 at once: kinds that these do not all serve are refused.
   *
   * @return all that is wrong, in the order of the documents; empty when nothing is
   */
  public List<Finding> check(List<RenderedDocument> documents) {
    return check(documents, this::unknown);
  }

  /**
   * The same for one version of Kubernetes, with whatever kind it serves. Of kinds that a chart
   * seldom holds the fields are not looked at, and kinds of others are taken as they are.
   *
   * @param minor the version after {@code 1.}
   */
  public List<Finding> check(List<RenderedDocument> documents, int minor) {
    return check(documents, minor, minor);
  }

  /**
   * The same for a version that is known to lie between two: what none of them serves is an error,
   * what only some of them do not serve a warning.
   *
   * @param oldest the oldest version that it can be, after {@code 1.}
   * @param newest the newest one
   */
  public List<Finding> check(List<RenderedDocument> documents, int oldest, int newest) {
    return check(documents, manifest -> unserved(manifest, oldest, newest));
  }

  private interface Kinds {
    /** What speaks against the kind of an object. */
    Optional<Finding> objection(Manifest manifest);
  }

  private List<Finding> check(List<RenderedDocument> documents, Kinds kinds) {
    List<Finding> findings = new ArrayList<>();
    List<RenderedDocument> readable = new ArrayList<>();
    for (RenderedDocument document : documents) {
      if (document.unreadable().isEmpty()) {
        readable.add(document);
      } else {
        findings.add(document.manifest().finding(Topic.TEXT, "", document.unreadable()));
      }
    }
    List<Manifest> manifests = readable.stream().map(RenderedDocument::manifest).toList();
    ReleaseRules rules = new ReleaseRules(manifests);
    for (int i = 0; i < manifests.size(); i++) {
      Manifest manifest = manifests.get(i);
      Optional<Finding> unknown = unnamed(manifest).or(() -> kinds.objection(manifest));
      unknown.ifPresent(findings::add);
      if (unknown.isEmpty() || unknown.get().severity() != Severity.ERROR) {
        object(readable.get(i).object(), manifest, findings);
        findings.addAll(rules.check(manifest));
      }
    }
    return List.copyOf(findings);
  }

  private static Optional<Finding> unnamed(Manifest manifest) {
    return manifest.kind().isEmpty() || manifest.apiVersion().isEmpty()
        ? Optional.of(
            manifest.finding(
                Topic.KIND,
                manifest.kind().isEmpty() ? "kind" : "apiVersion",
                "is required and missing"))
        : Optional.empty();
  }

  private static Optional<Finding> unserved(Manifest manifest, int oldest, int newest) {
    if (!KubernetesApis.isBuiltIn(manifest.apiVersion())) {
      return Optional.empty();
    }
    List<String> objections =
        IntStream.rangeClosed(oldest, newest)
            .mapToObj(
                minor -> KubernetesApis.objection(manifest.apiVersion(), manifest.kind(), minor))
            .flatMap(Optional::stream)
            .toList();
    return objections.stream()
        .findFirst()
        .map(
            objection ->
                manifest.finding(
                    Topic.KIND,
                    objections.size() > newest - oldest ? Severity.ERROR : Severity.WARNING,
                    "apiVersion",
                    objection));
  }

  private Optional<Finding> unknown(Manifest manifest) {
    if (schema.knows(manifest.apiVersion(), manifest.kind())) {
      return Optional.empty();
    }
    List<String> versions = schema.versions(manifest.kind());
    return Optional.of(
        versions.isEmpty()
            ? manifest.finding(
                Topic.KIND,
                "kind",
                "\"%s\" is no kind a chart may hold; allowed: %s"
                    .formatted(manifest.kind(), String.join(", ", schema.kinds())))
            : manifest.finding(
                Topic.KIND,
                "apiVersion",
                "Kubernetes 1.22 to 1.30 do not all serve %s as %s; allowed: %s"
                    .formatted(
                        manifest.kind(), manifest.apiVersion(), String.join(", ", versions))));
  }

  private void object(Map<String, Object> object, Manifest manifest, List<Finding> findings) {
    JsonNode json = MAPPER.valueToTree(withoutNulls(object));
    Set<String> paths = new HashSet<>();
    for (FieldProblem problem : schema.check(manifest.apiVersion(), manifest.kind(), json)) {
      paths.add(problem.path());
      findings.add(manifest.finding(Topic.FIELD, problem.path(), problem.message()));
    }
    for (FieldProblem problem : model.check(manifest.apiVersion(), manifest.kind(), json)) {
      if (!paths.contains(problem.path())) {
        findings.add(manifest.finding(Topic.FIELD, problem.path(), problem.message()));
      }
    }
  }

  /** Kubernetes takes a field that is null for one that is absent. */
  private static Object withoutNulls(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach(
          (key, field) -> {
            if (field != null) {
              copy.put(key, withoutNulls(field));
            }
          });
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(withoutNulls(item)));
      return copy;
    }
    return value;
  }
}
