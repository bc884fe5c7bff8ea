package dev.trainyard.catalog.history;

import java.time.Instant;
import java.util.List;

/**
 * One line of the history.
 *
 * @param seq its number, from 1
 * @param time when it was done, in seconds
 * @param actor who did it
 * @param action what was done
 * @param apps the versions that were added; empty when only index files or listings changed
 * @param reason why, for reverts; else empty
 * @param definitionCommit the commit of the definitions; empty when there is none
 * @param parent the catalog's commit before; empty for the first
 * @param tree the tree of the catalog afterwards, without the history's own folder
 * @param result how it ended; only what succeeded is on the branch
 * @param prev SHA-256 of the line before in hexadecimal, without its line break; empty for the
 *     first
 */
public record Entry(
    int seq,
    Instant time,
    String actor,
    Action action,
    List<Published> apps,
    String reason,
    String definitionCommit,
    String parent,
    String tree,
    String result,
    String prev) {

  /** The result of everything that is on a branch. */
  public static final String SUCCESS = "success";

  /** Copies the list. */
  public Entry {
    apps = List.copyOf(apps);
  }
}
