package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.history.Action;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.history.Published;
import java.util.List;
import java.util.Locale;

/** What a commit to a catalog says. */
final class CommitMessage {

  private static final int LISTED = 500;
  private static final String DEFINITIONS = "Definition-Commit: ";

  private CommitMessage() {}

  /**
   * The message: a line that names the version or the number of versions, a list of them, and
   * trailers.
   *
   * @param line the hash of the line that the commit adds to the history
   */
  static String of(
      Action action,
      List<Published> added,
      List<String> removed,
      String reason,
      String definitionCommit,
      String line) {
    StringBuilder text = new StringBuilder();
    String verb =
        action.word().substring(0, 1).toUpperCase(Locale.ROOT) + action.word().substring(1);
    if (added.isEmpty()) {
      text.append("Renew listings and index files\n");
    } else if (added.size() == 1) {
      Published only = added.get(0);
      text.append("%s %s %s in %s\n".formatted(verb, only.app(), only.version(), only.train()));
    } else {
      text.append("%s %d versions\n".formatted(verb, added.size()));
    }
    if (!reason.isEmpty()) {
      text.append('\n').append(reason).append('\n');
    }
    list(
        text,
        "",
        added.stream()
            .map(v -> v.id() + (v.from().isEmpty() ? "" : " with the content of " + v.from()))
            .toList());
    list(text, "No longer kept:\n", removed);
    text.append('\n');
    if (!definitionCommit.isEmpty()) {
      text.append(DEFINITIONS).append(definitionCommit).append('\n');
    }
    return text.append(History.TRAILER).append(line).append('\n').toString();
  }

  /**
   * The message of a preview: its name, a list of its own versions, and trailers.
   *
   * @param base branch and commit that it was made from
   * @param tree the id of its files
   */
  static String ofPreview(
      PreviewName name,
      List<Published> added,
      List<String> removed,
      String base,
      String tree,
      String definitionCommit) {
    StringBuilder text = new StringBuilder(name.title() + "\n");
    list(text, "", added.stream().map(Published::id).toList());
    list(text, "No longer kept:\n", removed);
    text.append('\n').append(PreviewName.MADE_FROM).append(base).append('\n');
    text.append(PreviewName.FILES).append(tree).append('\n');
    if (!definitionCommit.isEmpty()) {
      text.append(DEFINITIONS).append(definitionCommit).append('\n');
    }
    return text.toString();
  }

  private static void list(StringBuilder text, String heading, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    text.append('\n').append(heading);
    lines.stream().limit(LISTED).forEach(line -> text.append("* ").append(line).append('\n'));
    if (lines.size() > LISTED) {
      text.append("* and ").append(lines.size() - LISTED).append(" more\n");
    }
  }
}
