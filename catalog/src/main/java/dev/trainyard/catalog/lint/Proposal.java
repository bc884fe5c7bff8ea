package dev.trainyard.catalog.lint;

import dev.trainyard.catalog.read.FollowedLinks;
import dev.trainyard.catalog.read.PublishedFile;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A catalog that somebody proposes in the place of another one. All files are by path below the
 * catalog's root.
 *
 * @param head the files that are proposed
 * @param base the files that they are to replace, as they are now
 * @param common the files that both come from; empty when nobody knows, or they are those of the
 *     base
 */
public record Proposal(
    SortedMap<String, PublishedFile> head,
    SortedMap<String, PublishedFile> base,
    Optional<SortedMap<String, PublishedFile>> common) {

  /** Copies the maps, and follows links as a clone's reader does. */
  public Proposal {
    head = copy(head);
    base = copy(base);
    common = common.map(Proposal::copy);
  }

  private static SortedMap<String, PublishedFile> copy(
      SortedMap<String, ? extends PublishedFile> files) {
    return FollowedLinks.of(files);
  }

  /**
   * What the base would hold with the proposal in it: what others have published meanwhile stays.
   * What both have changed is as it is proposed.
   *
   * @throws IOException when a disk or repository cannot be read
   */
  SortedMap<String, PublishedFile> merged() throws IOException {
    if (common.isEmpty()) {
      return head;
    }
    SortedMap<String, PublishedFile> merged = new TreeMap<>();
    TreeSet<String> paths = new TreeSet<>(head.keySet());
    paths.addAll(base.keySet());
    for (String path : paths) {
      PublishedFile proposed = head.get(path);
      PublishedFile former = common.get().get(path);
      PublishedFile taken = same(proposed, former) ? base.get(path) : proposed;
      if (taken != null) {
        merged.put(path, taken);
      }
    }
    return merged;
  }

  private static boolean same(PublishedFile one, PublishedFile other) throws IOException {
    return one == null || other == null ? one == other : one.sameAs(other);
  }
}
