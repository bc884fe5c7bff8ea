package dev.trainyard.catalog.write;

import dev.trainyard.catalog.fuzz.FuzzTarget;
import dev.trainyard.catalog.fuzz.Fuzzing;
import dev.trainyard.catalog.fuzz.Said;
import dev.trainyard.generator.edition.RelativePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** A list of written files that lies in a folder. */
public final class LedgerTarget implements FuzzTarget {

  private final Path folder;

  /** Uses a folder. */
  public LedgerTarget(Path work) throws java.io.IOException {
    this.folder = Files.createDirectories(work.resolve("out"));
  }

  @Override
  public void read(byte[] input) throws Exception {
    Files.write(folder.resolve(Ledger.NAME), input);
    Ledger ledger = Ledger.read(folder);
    for (String path : ledger.paths()) {
      if (!folder.resolve(path).normalize().startsWith(folder)
          || !new RelativePath(path).value().equals(path)) {
        throw new AssertionError("leads out of the folder: " + path);
      }
    }
    if (ledger.paths().contains("a.txt") && !ledger.hashes().get("a.txt").matches("[0-9a-f]{64}")) {
      throw new AssertionError("a hash that is none");
    }
    // A folder with nothing but such a list is emptied or refused.
    WriteResult result = new TreeWriter().write(folder, new TreeMap<>());
    Said.problems(result.problems());
  }

  @Override
  public List<byte[]> seeds() {
    String head =
        "# The files that Trainyard wrote, for sha256sum --check. It changes and removes these only,"
            + " and only while they are as it wrote them.\n";
    String hash = "0123456789abcdef".repeat(4);
    return Fuzzing.texts(
        head + hash + "  a.txt\n" + hash + "  stable/demo/item.yaml\n",
        head + hash + "  ../../outside\n" + hash + "  /etc/passwd\n" + hash + " *a.txt\n",
        hash + "  a.txt\n");
  }

  @Override
  public List<String> words() {
    return List.of(
        "  ", "../", "/", "a.txt", "0123456789abcdef".repeat(4), ".git/", ".trainyard.sha256");
  }
}
