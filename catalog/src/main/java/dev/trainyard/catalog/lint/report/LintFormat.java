package dev.trainyard.catalog.lint.report;

import dev.trainyard.catalog.lint.LintResult;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The formats of reports that are files of their own. */
public enum LintFormat {
  /** SARIF 2.1.0, which code hosts show beside the lines. */
  SARIF("sarif", SarifReport::of, SarifReport::isReport),
  /** JUnit's XML, which build servers show as tests: one for each app. */
  JUNIT("xml", JUnitReport::of, JUnitReport::isReport),
  /** Markdown, for a comment or the summary of a job. */
  MARKDOWN("md", MarkdownReport::of, MarkdownReport::isReport);

  private final String extension;
  private final Function<LintResult, String> writer;
  private final Predicate<String> own;

  LintFormat(String extension, Function<LintResult, String> writer, Predicate<String> own) {
    this.extension = extension;
    this.writer = writer;
    this.own = own;
  }

  /** The format of a name such as {@code sarif}; empty when there is none. */
  public static Optional<LintFormat> of(String name) {
    return Stream.of(values()).filter(format -> format.word().equals(name)).findFirst();
  }

  /** Its name for people. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What names of its files end with, without the dot. */
  public String extension() {
    return extension;
  }

  /** The report. */
  public String write(LintResult result) {
    return writer.apply(result);
  }

  /** Whether a text is a report of this format, of whatever catalog. */
  public boolean isReport(String text) {
    return own.test(text);
  }
}
