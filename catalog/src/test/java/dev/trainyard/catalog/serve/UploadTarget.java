package dev.trainyard.catalog.serve;

import dev.trainyard.catalog.fuzz.FuzzTarget;
import dev.trainyard.catalog.fuzz.Fuzzing;
import dev.trainyard.generator.edition.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;

/**
 * The lines of a fetch. The first byte says which version of the protocol is spoken; in an input,
 * {@code @T} stands for the id of the tip and {@code @H} for one that no branch holds.
 */
public final class UploadTarget implements FuzzTarget {

  private static final String HIDDEN = "hidden text that no branch holds";

  private final Repository repository;
  private final String tip;
  private final String hidden;

  /** A catalog of one file, and something that is not to be told of. */
  public UploadTarget() throws IOException {
    repository = MemoryRepository.of(new TreeMap<>(java.util.Map.of("a", Content.text("b"))));
    tip = repository.resolve("refs/heads/main").name();
    try (ObjectInserter objects = repository.newObjectInserter()) {
      ObjectId id = objects.insert(Constants.OBJ_BLOB, HIDDEN.getBytes(StandardCharsets.US_ASCII));
      objects.flush();
      hidden = id.name();
    }
  }

  @Override
  public void read(byte[] input) throws Exception {
    int version = input.length == 0 ? 0 : input[0] % 3;
    byte[] body =
        new String(
                input,
                Math.min(1, input.length),
                Math.max(0, input.length - 1),
                StandardCharsets.ISO_8859_1)
            .replace("@T", tip)
            .replace("@H", hidden)
            .getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (CatalogUploadPack pack = new CatalogUploadPack(repository)) {
      pack.setExtraParameters(Set.of("version=" + version));
      pack.answer(body, answer);
    } catch (IOException e) {
      // Answered with a sentence.
    }
    String said = answer.toString(StandardCharsets.ISO_8859_1);
    if (said.contains("ACK " + hidden) || said.contains(HIDDEN)) {
      throw new AssertionError("tells of what is hidden: " + said);
    }
  }

  private static String line(String text) {
    return "%04x%s".formatted(text.replaceAll("@[TH]", "0".repeat(40)).length() + 4, text);
  }

  @Override
  public List<byte[]> seeds() {
    String want = line("want @T multi_ack_detailed side-band-64k ofs-delta\n");
    return Fuzzing.texts(
        "\u0000" + want + "0000" + line("have @H\n") + line("done\n"),
        "\u0000"
            + want
            + line("deepen 1\n")
            + line("shallow @T\n")
            + line("filter blob:none\n")
            + "0000"
            + line("done\n"),
        "\u0000" + line("want @H\n") + "0000" + line("done\n"),
        "\u0002"
            + line("command=ls-refs\n")
            + "0001"
            + line("peel\n")
            + line("symrefs\n")
            + line("ref-prefix refs/\n")
            + "0000",
        "\u0002"
            + line("command=fetch")
            + line("agent=x")
            + "0001"
            + line("want @T\n")
            + line("have @H\n")
            + line("done\n")
            + "0000",
        "\u0002" + line("command=object-info") + "0001" + line("size") + line("oid @H") + "0000",
        "\u00010000");
  }

  @Override
  public List<String> words() {
    return Arrays.asList(
        "0000",
        "0001",
        "0002",
        "0004",
        "want ",
        "have ",
        "done",
        "@T",
        "@H",
        "deepen 1",
        "deepen-since 1",
        "deepen-not refs/heads/main",
        "deepen-relative",
        "shallow ",
        "filter ",
        "want-ref ",
        "command=fetch",
        "thin-pack",
        "sideband-all",
        "wait-for-done",
        "server-option=",
        "ffff",
        "ref-prefix ",
        "packfile-uris https");
  }

  @Override
  public void close() {
    repository.close();
  }
}
