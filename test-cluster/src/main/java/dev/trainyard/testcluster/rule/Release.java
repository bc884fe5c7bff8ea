package dev.trainyard.testcluster.rule;

import java.util.List;
import java.util.Optional;

/**
 * The objects that are installed together, into one namespace.
 *
 * @param manifests all of them that could be read
 */
record Release(List<Manifest> manifests) {

  Release {
    manifests = List.copyOf(manifests);
  }

  /** The first object of this kind and name. */
  Optional<Manifest> find(String kind, String name) {
    return manifests.stream()
        .filter(manifest -> manifest.kind().equals(kind) && manifest.name().equals(name))
        .findFirst();
  }
}
