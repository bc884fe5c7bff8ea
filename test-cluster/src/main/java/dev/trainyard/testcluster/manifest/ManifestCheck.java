package dev.trainyard.testcluster.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private final List<ManifestRule> rules =
      List.of(
          new MetadataRule(),
          new UniqueObjectRule(),
          new HookRule(),
          new WorkloadRule(),
          new PodRule(),
          new ContainerRule(),
          new ServiceRule(),
          new StorageRule(),
          new ConfigRule(),
          new ReferenceRule());

  /** Loads the schema. */
  public ManifestCheck() {
    // Public and documented, as there is nothing to pass in.
  }

  /**
   * Checks the objects of one release against each other and one by one.
   *
   * @return all that is wrong, in the order of the documents; empty when nothing is
   */
  public List<Finding> check(List<RenderedDocument> documents) {
    Release release =
        new Release(
            documents.stream()
                .filter(document -> document.unreadable().isEmpty())
                .map(Manifest::new)
                .toList());
    Report report = new Report();
    documents.stream()
        .filter(document -> !document.unreadable().isEmpty())
        .forEach(document -> report.add(document, "", document.unreadable()));
    for (Manifest manifest : release.manifests()) {
      if (isKnown(manifest, report)) {
        object(manifest.document(), report);
        rules.forEach(rule -> rule.check(manifest, release, report));
      }
    }
    return report.findings();
  }

  private boolean isKnown(Manifest manifest, Report report) {
    if (manifest.kind().isEmpty() || manifest.apiVersion().isEmpty()) {
      Field missing = manifest.root().get(manifest.kind().isEmpty() ? "kind" : "apiVersion");
      report.add(manifest, missing, "is required and missing");
      return false;
    }
    if (schema.knows(manifest.apiVersion(), manifest.kind())) {
      return true;
    }
    List<String> versions = schema.versions(manifest.kind());
    if (versions.isEmpty()) {
      report.add(
          manifest,
          manifest.root().get("kind"),
          "\"%s\" is no kind a chart may hold; allowed: %s"
              .formatted(manifest.kind(), String.join(", ", schema.kinds())));
    } else {
      report.add(
          manifest,
          manifest.root().get("apiVersion"),
          "Kubernetes 1.22 to 1.30 do not all serve %s as %s; allowed: %s"
              .formatted(manifest.kind(), manifest.apiVersion(), String.join(", ", versions)));
    }
    return false;
  }

  private void object(RenderedDocument document, Report report) {
    JsonNode json = MAPPER.valueToTree(withoutNulls(document.object()));
    Set<String> paths = new HashSet<>();
    for (FieldProblem problem : schema.check(document.apiVersion(), document.kind(), json)) {
      paths.add(problem.path());
      report.add(document, problem.path(), problem.message());
    }
    for (FieldProblem problem : model.check(document.apiVersion(), document.kind(), json)) {
      if (!paths.contains(problem.path())) {
        report.add(document, problem.path(), problem.message());
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
