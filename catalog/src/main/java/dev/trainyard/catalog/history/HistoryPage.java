package dev.trainyard.catalog.history;

import dev.trainyard.catalog.page.MarkdownCell;
import dev.trainyard.generator.edition.Content;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The history as a page for people, the newest line first. */
public final class HistoryPage {

  private HistoryPage() {}

  /** The page, in Markdown. */
  public static Content of(History history) {
    StringBuilder page =
        new StringBuilder(
            """
            # History

            Everything that was published, promoted or reverted here, the newest first. Made from
            `history.jsonl`, whose lines are chained by their hashes; `mvn truenas:history` checks them.

            | No. | Time (UTC) | Who | What | Versions | Why | Definitions |
            | --- | --- | --- | --- | --- | --- | --- |
            """);
    List<Entry> newestFirst = new ArrayList<>(history.entries());
    Collections.reverse(newestFirst);
    for (Entry entry : newestFirst) {
      page.append(
          "| %d | %s | %s | %s | %s | %s | %s |%n"
              .replace("%n", "\n")
              .formatted(
                  entry.seq(),
                  entry.time(),
                  MarkdownCell.of(entry.actor()),
                  entry.action().word(),
                  entry.apps().stream().map(HistoryPage::version).collect(Collectors.joining(", ")),
                  MarkdownCell.of(entry.reason()),
                  entry.definitionCommit().isEmpty()
                      ? ""
                      : MarkdownCell.code(entry.definitionCommit())));
    }
    return Content.text(page.toString());
  }

  private static String version(Published app) {
    return MarkdownCell.code(app.id())
        + (app.from().isEmpty() ? "" : " from " + MarkdownCell.code(app.from()));
  }
}
