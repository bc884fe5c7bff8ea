package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.page.CodeSpan;
import dev.trainyard.generator.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The report for reviewers: a comment of a pull request. */
public final class DiffMarkdown {

  /** Hosts of git refuse comments above 65,536 characters. */
  private static final int MAX_LENGTH = 60_000;

  private static final int MAX_FILES = 30;

  private static final String TITLE = "## Catalog changes\n";

  private DiffMarkdown() {}

  /** Whether a text is a report, of whatever changes. */
  public static boolean isReport(String text) {
    return text.startsWith(TITLE);
  }

  /** The report, in Markdown that every host of git shows; ends with a line break. */
  public static String of(CatalogDiff diff) {
    StringBuilder text = new StringBuilder(TITLE + "\n" + summary(diff) + "\n");
    problems(text, diff.problems().all());
    int left = diff.apps().size();
    for (AppDiff app : diff.apps()) {
      String section = section(app);
      if (text.length() + section.length() > MAX_LENGTH) {
        text.append("\n").append(left).append(" more not shown here; `diff.json` has all.\n");
        break;
      }
      text.append(section);
      left--;
    }
    return text.toString();
  }

  private static String summary(CatalogDiff diff) {
    if (diff.isEmpty()) {
      return "No app changes.";
    }
    String counts =
        "%d added, %d changed, %d removed"
            .formatted(diff.count(Kind.ADDED), diff.count(Kind.CHANGED), diff.count(Kind.REMOVED));
    int breaking = diff.breaking();
    return breaking == 0
        ? "Apps: " + counts + ". No breaking change."
        : "Apps: "
            + counts
            + ". **"
            + breaking
            + (breaking == 1 ? " breaking change.**" : " breaking changes.**");
  }

  private static void problems(StringBuilder text, List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    text.append("\n### Problems\n\n");
    int shown = 0;
    for (Problem problem : problems) {
      String line =
          "- **%s** %s %s\n"
              .formatted(problem.severity().word(), problem.rule().code(), sentence(problem));
      if (text.length() + line.length() > MAX_LENGTH / 2) {
        text.append("- ").append(problems.size() - shown).append(" more; `diff.json` has all.\n");
        return;
      }
      text.append(line);
      shown++;
    }
  }

  private static String sentence(Problem problem) {
    String subject =
        problem.where().app()
            + (problem.where().subject().isEmpty() ? "" : ", " + problem.where().subject());
    return CodeSpan.of(subject)
        + ": "
        + CodeSpan.of(problem.found())
        + "  \n  "
        // The words of a rule, with nothing of an app but version numbers in them.
        + problem.fix();
  }

  private static String section(AppDiff app) {
    StringBuilder text = new StringBuilder("\n### " + CodeSpan.of(app.folder()) + " ");
    text.append(
        switch (app.kind()) {
          case ADDED -> "added: " + app.newestAfter();
          case REMOVED -> "removed: " + app.newestBefore();
          case CHANGED ->
              app.newestBefore().equals(app.newestAfter())
                  ? app.newestAfter()
                  : app.newestBefore() + " → " + app.newestAfter();
        });
    text.append("\n");
    versions(text, app);
    for (VersionDiff version : app.versions()) {
      version(text, app, version);
    }
    files(text, "Item files", app.itemFiles());
    return text.toString();
  }

  private static void versions(StringBuilder text, AppDiff app) {
    if (!app.addedVersions().isEmpty()) {
      text.append("\nVersions added: ").append(String.join(", ", app.addedVersions())).append("\n");
    }
    if (!app.removedVersions().isEmpty()) {
      text.append("\nVersions removed: ")
          .append(String.join(", ", app.removedVersions()))
          .append("\n");
    }
  }

  private static void version(StringBuilder text, AppDiff app, VersionDiff version) {
    if (version.from().equals(version.to())) {
      text.append("\n#### ").append(version.to()).append(", already published\n");
    } else if (app.versions().size() > 1) {
      text.append("\n#### ").append(version.from()).append(" → ").append(version.to()).append("\n");
    }
    List<Change> breaking = version.breaking();
    if (!breaking.isEmpty()) {
      text.append("\n**Breaking**\n\n");
      breaking.forEach(
          change ->
              text.append(line(change))
                  .append(": ")
                  .append(CodeSpan.of(change.breaking()))
                  .append("\n"));
    }
    for (Area area : Area.values()) {
      List<Change> changes =
          version.changes().stream()
              .filter(change -> change.area() == area && !change.isBreaking())
              .toList();
      if (!changes.isEmpty()) {
        text.append("\n**").append(area.title()).append("**\n\n");
        changes.forEach(
            change ->
                text.append(line(change))
                    .append(left(change))
                    .append(change.note().isEmpty() ? "" : ": " + CodeSpan.of(change.note()))
                    .append("\n"));
      }
    }
    files(text, "Files", version.files());
  }

  private static String left(Change change) {
    return change.left()
        ? ": left to the migration, as else " + CodeSpan.of(change.breaking())
        : "";
  }

  private static String line(Change change) {
    String subject = CodeSpan.of(change.subject());
    String value =
        switch (change.kind()) {
          case ADDED -> change.after();
          case REMOVED -> change.before();
          case CHANGED -> "";
        };
    if (change.kind() != Kind.CHANGED) {
      return "- "
          + change.kind().word()
          + " "
          + subject
          + (value.isEmpty() ? "" : " (" + CodeSpan.of(value) + ")");
    }
    return "- "
        + subject
        + (change.attribute().isEmpty() ? "" : " " + CodeSpan.of(change.attribute()))
        + ": "
        + orNothing(change.before())
        + " → "
        + orNothing(change.after());
  }

  private static String orNothing(String value) {
    return value.isEmpty() ? "nothing" : CodeSpan.of(value);
  }

  private static void files(StringBuilder text, String title, List<FileChange> files) {
    if (files.isEmpty()) {
      return;
    }
    int more = files.size() - MAX_FILES;
    text.append("\n**").append(title).append("**: ");
    text.append(
        files.stream()
            .limit(MAX_FILES)
            .map(file -> CodeSpan.of(file.path()) + " " + file.kind().word())
            .collect(Collectors.joining(", ")));
    text.append(more > 0 ? " and " + more + " more\n" : "\n");
  }
}
