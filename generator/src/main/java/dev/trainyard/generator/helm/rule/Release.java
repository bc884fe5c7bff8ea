package dev.trainyard.generator.helm.rule;

import java.util.List;
import java.util.Optional;

/**
 * The objects that are installed together, into one namespace.
 *
 * @param manifests all of them that could be read
 */
public record Release(List<Manifest> manifests) {

  /** Copies the list. */
  public Release {
    manifests = List.copyOf(manifests);
  }

  /** The first object of this kind and name. */
  public Optional<Manifest> find(String kind, String name) {
    return manifests.stream()
        .filter(manifest -> manifest.kind().equals(kind) && manifest.name().equals(name))
        .findFirst();
  }
}
