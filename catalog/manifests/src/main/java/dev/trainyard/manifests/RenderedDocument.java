package dev.trainyard.manifests;

import dev.trainyard.generator.helm.rule.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One Kubernetes object in what a chart renders to.
 *
 * @param source the template it comes from as Helm names it, such as {@code
 *     gocd/templates/server.yaml}; empty when unknown
 * @param text the YAML
 * @param object the value of the YAML as Kubernetes reads it: maps in the order of the text, lists,
 *     {@link String}, {@link Integer} (or {@link Long} when it needs more than 32 bits), {@link
 *     Double}, {@link Boolean}, null; empty when the text cannot be read
 * @param unreadable why the text is not an object; empty when it is one
 */
public record RenderedDocument(
    String source, String text, Map<String, Object> object, String unreadable) {

  private static final String DOCUMENT_START = "---\n# Source: ";

  /** Keeps the order of the object's fields. */
  public RenderedDocument {
    object = Collections.unmodifiableMap(new LinkedHashMap<>(object));
  }

  /** Reads one document; empty when it holds nothing but comments. */
  public static Optional<RenderedDocument> read(String source, String text) {
    return read(source, text, false, new Allowance());
  }

  /** This document as Kubernetes reads it where a key is there twice: the last one counts. */
  public RenderedDocument withLastOfKeys() {
    return read(source, text, true, new Allowance()).orElse(this);
  }

  private static Optional<RenderedDocument> read(
      String source, String text, boolean twice, Allowance allowance) {
    try {
      Object value = KubernetesYaml.read(text, twice, allowance);
      if (value == null) {
        return Optional.empty();
      }
      if (!(value instanceof Map<?, ?> map)) {
        return Optional.of(unreadable(source, text, "the document is not a map of fields"));
      }
      Map<String, Object> object = new LinkedHashMap<>();
      map.forEach((key, field) -> object.put((String) key, field));
      return Optional.of(new RenderedDocument(source, text, object, ""));
    } catch (UnreadableYamlException e) {
      return Optional.of(unreadable(source, text, e.getMessage()));
    }
  }

  /**
   * Reads everything that Helm prints of a chart, which starts each document with the name of its
   * template.
   */
  public static List<RenderedDocument> all(String printed) {
    List<RenderedDocument> documents = new ArrayList<>();
    Allowance allowance = new Allowance();
    for (String part : ("\n" + printed).split(Pattern.quote("\n" + DOCUMENT_START))) {
      if (!part.isBlank()) {
        int end = part.indexOf('\n');
        String source = end < 0 ? part : part.substring(0, end);
        String text = end < 0 ? "" : part.substring(end + 1);
        read(source.strip(), text, false, allowance).ifPresent(documents::add);
      }
    }
    return documents;
  }

  private static RenderedDocument unreadable(String source, String text, String why) {
    return new RenderedDocument(source, text, Map.of(), why);
  }

  /** The object's {@code apiVersion}, or empty. */
  public String apiVersion() {
    return object.get("apiVersion") instanceof String version ? version : "";
  }

  /** The object's {@code kind}, or empty. */
  public String kind() {
    return object.get("kind") instanceof String kind ? kind : "";
  }

  /** The object's {@code metadata.name}, or empty. */
  public String name() {
    return object.get("metadata") instanceof Map<?, ?> metadata
            && metadata.get("name") instanceof String name
        ? name
        : "";
  }

  /** The object as the rules see it. */
  public Manifest manifest() {
    return new Manifest(source, object);
  }

  /** Kind and name as {@code kubectl} writes them, such as {@code Deployment/gocd-server}. */
  public String id() {
    return (kind().isEmpty() ? "?" : kind()) + "/" + (name().isEmpty() ? "?" : name());
  }
}
