package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.Baseline;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.Proposal;
import dev.trainyard.catalog.lint.report.ConsoleReport;
import dev.trainyard.catalog.lint.report.GithubAnnotations;
import dev.trainyard.catalog.lint.report.LintFormat;
import dev.trainyard.catalog.lint.report.LintJson;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.edition.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A whole folder of others, checked by itself and as a proposal for a catalog that is in order. An
 * input has one file after the other, each with its path on a line of its own before it; a path
 * behind {@code >} is that of a link, one behind {@code *} that of a program.
 */
final class CatalogTarget implements FuzzTarget {

  private static final CatalogEdition EDITION = new HelmCatalog();

  /** More of them only cost time. */
  private static final int MOST_FILES = 60;

  private final Path folder;

  CatalogTarget(Path work) {
    this.folder = work.resolve("catalog");
  }

  @Override
  public void read(byte[] input) throws Exception {
    delete();
    Files.createDirectories(folder);
    Fuzzing.files(input).stream().limit(MOST_FILES).forEach(this::write);
    try (OpenCatalog open = new CatalogSource.Folder(folder).open()) {
      List<String> releases = EDITION.rules().releases();
      told(CatalogLint.of(EDITION, open.files(), releases));
      SortedMap<String, PublishedFile> sound = EDITION.rules().catalog(LintExample.NOTHING);
      SortedMap<String, PublishedFile> head = new TreeMap<>(open.files());
      told(check(new Proposal(head, sound, Optional.empty()), releases));
      told(check(new Proposal(sound, head, Optional.of(sound)), releases));
      // What is held against itself brings nothing new; what is held against nothing has no old
      // sins.
      LintResult same = check(new Proposal(head, head, Optional.of(sound)), releases);
      if (!head.isEmpty() && !same.problems().all().isEmpty()) {
        throw new AssertionError(same.problems().describe());
      }
    } catch (UnreadableSourceException refused) {
      // Deeper or larger than is read: told in a sentence, as everybody is.
      if (refused.getMessage().isBlank()) {
        throw refused;
      }
    }
  }

  private static LintResult check(Proposal proposal, List<String> releases) {
    return CatalogLint.of(EDITION, EDITION.rules(), proposal, releases);
  }

  private static void told(LintResult result) throws Exception {
    Said.problems(result.problems().all());
    result
        .accepted()
        .forEach(
            accepted -> {
              Said.line(accepted.reason());
              Said.problems(List.of(accepted.problem()));
            });
    ConsoleReport.of(result).forEach(line -> Said.line(line.text()));
    GithubAnnotations.of(result, "").forEach(Said::line);
    LintJson.of(result);
    for (LintFormat format : LintFormat.values()) {
      if (!format.isReport(format.write(result))) {
        throw new AssertionError("no report");
      }
    }
    String text = Baseline.of(result.problems().all()).write();
    Baseline known = Baseline.read(text.getBytes(StandardCharsets.UTF_8));
    LintResult rest = result.without(known, EDITION.rules().releases());
    if (!known.write().equals(text) || !rest.problems().all().isEmpty()) {
      throw new AssertionError("what is found is not known again");
    }
  }

  /** What no system would keep under the name is left out. */
  private void write(byte[] file) {
    int end = 0;
    while (end < file.length && file[end] != '\n') {
      end++;
    }
    String name = new String(file, 0, end, StandardCharsets.UTF_8);
    boolean link = name.startsWith(">");
    boolean program = name.startsWith("*");
    try {
      Path path = folder.resolve(link || program ? name.substring(1) : name).normalize();
      if (!path.startsWith(folder) || path.equals(folder)) {
        return;
      }
      Files.createDirectories(path.getParent());
      byte[] content =
          java.util.Arrays.copyOfRange(file, Math.min(end + 1, file.length), file.length);
      if (link) {
        Files.createSymbolicLink(path, Path.of(Fuzzing.text(content)));
      } else {
        Files.write(path, content);
        if (program && !path.toFile().setExecutable(true)) {
          throw new AssertionError(path);
        }
      }
    } catch (IOException | InvalidPathException e) {
      // Too long, or a file where a folder would have to be.
    }
  }

  private void delete() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (LintRule rule : EDITION.rules().all()) {
      seeds.add(joined(EDITION.rules().catalog(rule.bad())));
    }
    for (byte[] form : Corpus.forms()) {
      SortedMap<String, PublishedFile> files = EDITION.rules().catalog(LintExample.NOTHING);
      files.put("stable/demo/1.0.1/questions.yaml", PublishedFile.of(Content.bytes(form)));
      seeds.add(joined(files));
    }
    return seeds;
  }

  private static byte[] joined(SortedMap<String, PublishedFile> files) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    files.forEach(
        (path, file) -> {
          if (all.size() > 0) {
            all.write(Fuzzing.SEPARATOR);
          }
          try {
            String sign =
                switch (file.kind()) {
                  case LINK -> ">";
                  case PROGRAM -> "*";
                  default -> "";
                };
            all.writeBytes((sign + path + "\n").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(
                file.kind().isFile()
                    ? file.content().toBytes()
                    : file.target().orElse("").getBytes(StandardCharsets.UTF_8));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    return all.toByteArray();
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>(new LintTarget().words());
    words.addAll(
        List.of(
            "\u001estable/demo/1.0.2/questions.yaml\n",
            "\u001estable/demo/trainyard.yaml\naccept:\n  - {code: TN719, reason: a}\n",
            "\u001etrainyard.yaml\naccept:\n  - {code: TN413, reason: a}\n",
            "\u001e*stable/demo/1.0.1/migrations/migrate\n#!/bin/sh\n",
            "\u001e>stable/demo/1.0.1/CHANGELOG.md\n../../../../",
            "1.0.1",
            "1.0.0",
            "01.0.0",
            "99999999999999999999.0.0",
            "../"));
    return words;
  }
}
