package dev.trainyard.catalog.index;

import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.VersionFolder;
import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of a version that appears under another number or in another train.
 *
 * <p>Bytes stand for characters while a text is changed, so that what is no UTF-8 stays as it is.
 */
public final class CarriedTexts {

  private static final Pattern FIRST_SECTION = Pattern.compile("^## ", Pattern.MULTILINE);

  private final Carrying carrying;
  private final VersionFolder files;
  private final Map<String, Content> changed = new TreeMap<>();

  /** The texts of a version's folder. */
  public CarriedTexts(Carrying carrying, VersionFolder files) {
    this.carrying = carrying;
    this.files = files;
  }

  /** The files that differ from before. */
  public Map<String, Content> changed() {
    return changed;
  }

  /**
   * Adds what the changelog says of the new number, if anything.
   *
   * @param path the changelog
   */
  public void changelog(String path) throws IOException {
    if (!carrying.changes().isEmpty()) {
      change(path, "# Changelog\n", this::withSection);
    }
  }

  /**
   * Changes the text of a file that is there.
   *
   * @throws IOException when the repository cannot be read
   */
  public void change(String path, UnaryOperator<String> change) throws IOException {
    change(path, "", change);
  }

  /**
   * Changes the text of a file.
   *
   * @param otherwise the text to change when there is no such file; empty to leave it so
   */
  private void change(String path, String otherwise, UnaryOperator<String> change)
      throws IOException {
    Optional<Content> before = files.read(path);
    String text =
        before
            .map(content -> new String(content.toBytes(), StandardCharsets.ISO_8859_1))
            .orElse(otherwise);
    String after = change.apply(text);
    if (!text.isEmpty() && !after.equals(text)) {
      Content content = Content.bytes(after.getBytes(StandardCharsets.ISO_8859_1));
      boolean program = before.map(Content::executable).orElse(false);
      changed.put(path, program ? content.asExecutable() : content);
    }
  }

  private String withSection(String changelog) {
    String section =
        carrying.changes().stream()
            .map(change -> "- " + change + "\n")
            .collect(Collectors.joining("", "## " + carrying.next() + "\n\n", "\n"));
    String bytes =
        new String(section.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    Matcher first = FIRST_SECTION.matcher(changelog);
    return first.find()
        ? changelog.substring(0, first.start()) + bytes + changelog.substring(first.start())
        : changelog.stripTrailing() + "\n\n" + bytes.stripTrailing() + "\n";
  }
}
