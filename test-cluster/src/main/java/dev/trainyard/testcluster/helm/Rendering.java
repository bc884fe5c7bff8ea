package dev.trainyard.testcluster.helm;

import dev.trainyard.generator.helm.rule.Manifest;
import dev.trainyard.manifests.RenderedDocument;
import java.util.List;

/**
 * What Helm makes of a chart and a release.
 *
 * @param ok whether Helm rendered it; that says little about the manifests
 * @param manifest the whole text, hooks included; empty when not {@code ok}
 * @param documents the objects in it, in Helm's order of installation
 * @param error Helm's own words when not {@code ok}, with template, line and column where Helm
 *     knows them; empty otherwise
 */
public record Rendering(
    boolean ok, String manifest, List<RenderedDocument> documents, String error) {

  /** Copies the documents. */
  public Rendering {
    documents = List.copyOf(documents);
  }

  /**
   * The same rendering.
   *
   * @throws AssertionError with Helm's words when Helm refused the chart
   */
  public Rendering orFail() {
    if (!ok) {
      throw new AssertionError("Helm refuses the chart: " + error);
    }
    return this;
  }

  /** The objects as rules see them. */
  public List<Manifest> manifests() {
    return documents.stream().map(RenderedDocument::manifest).toList();
  }

  /**
   * The object with this kind and name, such as {@code Deployment/gocd-server}.
   *
   * @throws AssertionError with the objects there are when there is none or more than one
   */
  public RenderedDocument document(String id) {
    List<RenderedDocument> found =
        orFail().documents.stream().filter(document -> document.id().equals(id)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%d objects are %s; there are: %s"
              .formatted(found.size(), id, documents.stream().map(RenderedDocument::id).toList()));
    }
    return found.get(0);
  }
}
