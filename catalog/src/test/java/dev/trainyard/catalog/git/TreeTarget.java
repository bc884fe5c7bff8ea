package dev.trainyard.catalog.git;

import dev.trainyard.catalog.fuzz.FuzzTarget;
import dev.trainyard.catalog.fuzz.Said;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** Trees of a branch: everything that a publication does with them, in memory. */
public final class TreeTarget implements FuzzTarget {

  @Override
  public void read(byte[] input) throws Exception {
    Optional<RandomRepository.Made> made = RandomRepository.of(input);
    if (made.isEmpty()) {
      return;
    }
    try (Repository repository = made.get().repository();
        ObjectReader reader = repository.newObjectReader()) {
      Tip tip = made.get().tip(reader);
      try {
        look(tip);
      } catch (OddTreeException e) {
        Said.problems(e.failure().problems());
      } catch (MissingObjectException | IncorrectObjectTypeException | CorruptObjectException e) {
        // The branch says so.
      }
      try {
        change(tip, repository);
      } catch (OddTreeException e) {
        Said.problems(e.failure().problems());
      } catch (MissingObjectException | IncorrectObjectTypeException | CorruptObjectException e) {
        // As above.
      }
    }
  }

  private static void look(Tip tip) throws IOException {
    Optional<Tip.Commit> commit = tip.newest();
    while (commit.isPresent()) {
      commit.get().id();
      commit = commit.get().before();
    }
    CatalogTree tree = tip.tree();
    for (String name : tree.names("")) {
      tree.fileId(name);
      tree.read(name);
    }
    for (String train : tree.folders("")) {
      for (String app : tree.folders(train)) {
        SortedSet<String> versions = tree.folders(train + "/" + app);
        for (String version : versions) {
          tree.folderId(train + "/" + app + "/" + version);
          tree.read(train + "/" + app + "/" + version + "/Chart.yaml");
        }
      }
    }
    tip.appeared(List.of("stable/demo/1.0.0", "stable/a/1.0.0"));
    for (String file : tree.files("")) {
      tree.fileSize(file);
    }
  }

  private static void change(Tip tip, Repository repository) throws IOException {
    CatalogTree tree = tip.tree();
    tree.put(RelativePath.of("stable/demo/1.1.0/Chart.yaml"), Content.text("x"));
    tree.put(RelativePath.of("README.md"), Content.text("y"));
    tree.remove("stable/demo/1.0.0");
    if (tree.hasFolder("stable/demo")) {
      tree.copyFolder("stable/demo", "edge/demo");
    }
    SortedSet<String> before = tree.names("");
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId written = tree.write(inserter);
      inserter.flush();
      if (!written.name().equals(tree.id())) {
        throw new AssertionError("another tree is written than was said");
      }
      CatalogTree again = CatalogTree.of(repository.newObjectReader(), Optional.of(written));
      if (!again.names("").equals(before)) {
        throw new AssertionError("written as " + again.names("") + " instead of " + before);
      }
    }
  }

  @Override
  public List<byte[]> seeds() {
    return RandomRepository.seeds();
  }

  @Override
  public List<String> words() {
    return List.of(
        "\u0000",
        "\u0001",
        "\u0002",
        "stable",
        "demo",
        "1.0.0",
        ".git",
        "..",
        "40000 ",
        "100644 x\u0000",
        "tree ",
        "parent ",
        "author a <b> 1 +0000\n");
  }
}
