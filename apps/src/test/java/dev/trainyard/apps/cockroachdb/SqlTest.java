package dev.trainyard.apps.cockroachdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.model.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every statement that the app sends to CockroachDB, or tells its owner to send, is one that
 * CockroachDB's own parser takes.
 *
 * <p>{@code sql.txt} has the statements that it took: version 0.25.2 of the Go module
 * github.com/cockroachdb/cockroachdb-parser, by the program in {@code src/test/cockroachdb-parser}.
 * With {@code -Dtrainyard.golden.update} the file is written anew; that run still fails, so that
 * the program reads it before anybody takes it for checked.
 */
class SqlTest {

  private static final Path FILE =
      Path.of("src/test/resources/dev/trainyard/apps/cockroachdb/sql.txt");

  private static final String WORDS =
      "ALTER|BACKUP|CREATE|DROP|GRANT|PAUSE|REASSIGN|RESTORE|REVOKE|SELECT|SET|SHOW|USE";

  /** In Markdown a statement is code, and ends with a semicolon. */
  private static final Pattern IN_TEXT =
      Pattern.compile("(?m)(?<=`|^ {0,8})(?:" + WORDS + ") [^;`]*;");

  private static final Pattern IN_SCRIPT =
      Pattern.compile("--execute=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)')");

  private static final App APP = new CockroachDb().define();

  private static Stream<String> all() throws IOException {
    return Stream.of(
            ofTexts(
                APP.prose().readme(),
                Files.readString(Path.of("../docs/apps/cockroachdb.md"), UTF_8),
                Files.readString(Path.of("../docs/apps/uro.md"), UTF_8)),
            ofScripts("sql.sh", "dumps-cockroachdb.sh"),
            APP.scenarios().stream().map(Scenario::name).flatMap(SqlTest::ofJob))
        .flatMap(statements -> statements)
        .map(statement -> statement.strip().replaceAll("\\s+", " "));
  }

  private static Stream<String> ofTexts(String... texts) {
    return Arrays.stream(texts)
        .flatMap(text -> IN_TEXT.matcher(text).results().map(r -> r.group()));
  }

  private static Stream<String> ofScripts(String... names) {
    return Arrays.stream(names)
        .map(name -> TextFile.of(CockroachDb.class, name))
        .flatMap(
            text -> {
              Matcher matcher = IN_SCRIPT.matcher(text);
              return matcher
                  .results()
                  .map(r -> r.group(1) == null ? r.group(2) : r.group(1).replace("\\\"", "\""));
            })
        .map(statement -> statement + ";");
  }

  private static Stream<String> ofJob(String scenario) {
    RenderedApp app = RenderedApp.of(APP, scenario, Map.of());
    if (app.names("Job").isEmpty()) {
      return Stream.empty();
    }
    Node pod = app.jobPod("bootstrap");
    return Stream.concat(
            Stream.ofNullable(app.environment(pod.container("bootstrap")).get("LICENCE"))
                .map(file -> "--file=" + file),
            pod.container("bootstrap").words("args").stream())
        .flatMap(
            word ->
                word.startsWith("--file=")
                    ? Arrays.stream(
                        app.file(pod, "bootstrap", word.substring("--file=".length()))
                            .replace("\n;\n", ";\n")
                            .split("\n"))
                    : Stream.of(word.substring("--execute=".length()) + ";"));
  }

  /**
   * From 26.1 on CockroachDB keeps them from all sessions (cockroachdb/docs,
   * v26.2/crdb-internal.md, "Access control").
   */
  @Test
  void no_statement_reads_what_is_internal_to_cockroachdb() throws IOException {
    assertThat(all()).noneMatch(statement -> statement.matches(".*\\b(crdb_internal|system)\\..*"));
  }

  @Test
  void the_parser_of_cockroachdb_takes_every_statement() throws IOException {
    Set<String> statements = all().collect(Collectors.toCollection(TreeSet::new));
    if (Boolean.getBoolean("trainyard.golden.update")) {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, statements);
      fail("wrote the statements; have the parser read them");
    }

    List<String> parsed = Files.readAllLines(FILE);
    assertThat(statements).hasSizeGreaterThan(40).containsExactlyElementsOf(parsed);
  }
}
