package dev.trainyard.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.generator.helm.HelmEdition;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the documentation shows is true. {@code -Dtrainyard.golden.update} writes the blocks anew
 * that come from elsewhere; that run still fails, so that nobody takes it for a check.
 */
class DocsTest {

  private static final Snippets SNIPPETS = new Snippets();

  /** Languages whose blocks must say where they come from. */
  private static final Set<String> COMPARED = Set.of("java", "xml", "yaml");

  /** Blocks of the Maven plugin's integration tests, and of {@link ExamplesIT}. */
  private static final Pattern ELSEWHERE = Pattern.compile("(own-catalog|plain-helm) .+");

  private static final Pattern MAVEN = Pattern.compile("`((?:\\./mvnw|mvn) [^`]*)`");

  /** What goes behind any command of this repository; properties of goals may be named wrongly. */
  private static final Pattern OWN = Pattern.compile("`(-Dtrainyard\\.[^`]*)`");

  /** Elements with a text on a line of their own, deep enough to be parameters of a plugin. */
  private static final Pattern CONFIGURED = Pattern.compile("(?m)^ {4}<([a-zA-Z]+)>[^<]+</");

  @TestFactory
  Stream<DynamicTest> every_example_is_an_app_without_problems() {
    return Example.apps().stream()
        .map(
            app ->
                dynamicTest(
                    app.name(),
                    () -> assertThat(new HelmEdition().render(app).problems()).isEmpty()));
  }

  @Test
  void no_block_is_written_anew() {
    if (Boolean.getBoolean("trainyard.golden.update")) {
      Repository.pages().forEach(DocsTest::update);
      fail("rewrote the blocks of the documentation; look at the changes and run again");
    }
  }

  @TestFactory
  Stream<DynamicTest> every_block_shows_what_it_comes_from() {
    return Repository.pages().stream()
        .flatMap(
            page ->
                page.blocks().stream()
                    .filter(DocsTest::isCompared)
                    .map(
                        block ->
                            dynamicTest(
                                page.path() + ":" + (block.line() + 1) + " " + block.name(),
                                () -> compare(block))));
  }

  private static boolean isCompared(Page.Block block) {
    return !ELSEWHERE.matcher(block.name()).matches()
        && (COMPARED.contains(block.language()) || !block.name().isEmpty());
  }

  private static void compare(Page.Block block) {
    assertThat(block.content()).isNotBlank();
    Optional<String> expected = SNIPPETS.expected(block);
    if (expected.isPresent()) {
      assertThat(block.content()).isEqualTo(expected.get());
    } else if (block.name().isEmpty() && block.language().equals("xml")) {
      assertThat(CONFIGURED.matcher(block.content()).results().map(found -> found.group(1)))
          .isNotEmpty()
          .isSubsetOf(new Commands().elements());
    } else {
      assertThat(Repository.path(block.name())).as("what the block comes from").isRegularFile();
      assertThat(Snippets.contains(Repository.text(block.name()), block.content()))
          .as("%s has these lines:%n%s", block.name(), block.content())
          .isTrue();
    }
  }

  private static void update(Page page) {
    Page updated = page;
    for (int i = 0; i < page.blocks().size(); i++) {
      Page.Block block = updated.blocks().get(i);
      if (SNIPPETS.expected(block).isPresent()) {
        updated = updated.with(block, SNIPPETS.expected(block).get());
      }
    }
    Repository.write(page.path(), updated.text());
  }

  @Test
  void every_region_of_the_examples_is_shown() {
    Set<String> shown =
        Repository.pages().stream()
            .flatMap(page -> page.blocks().stream())
            .map(Page.Block::name)
            .collect(Collectors.toSet());
    assertThat(shown).containsAll(SNIPPETS.regions());
  }

  @TestFactory
  Stream<DynamicTest> every_link_leads_somewhere() {
    return Repository.pages().stream()
        .flatMap(
            page ->
                page.links().stream()
                    .distinct()
                    .map(link -> dynamicTest(page.path() + " " + link, () -> check(page, link))));
  }

  private static void check(Page page, String link) {
    if (URI.create(link).isAbsolute()) {
      assertThat(link).startsWith("https://");
      return;
    }
    String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
    Path target = target(page, link);
    assertThat(target).exists();
    if (!anchor.isEmpty()) {
      assertThat(Page.read(Repository.relative(target)).anchors()).contains(anchor);
    }
  }

  private static Path target(Page page, String link) {
    String path = link.replaceAll("#.*", "");
    Path here = Repository.path(page.path());
    return path.isEmpty() ? here : here.resolveSibling(path).normalize();
  }

  @Test
  void every_page_can_be_reached_from_the_readme() {
    Set<String> seen = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of("README.md"));
    while (!next.isEmpty()) {
      String path = next.remove();
      if (seen.add(path)) {
        Page page = Page.read(path);
        page.links().stream()
            .filter(link -> !URI.create(link).isAbsolute())
            .map(link -> target(page, link))
            .flatMap(
                target ->
                    Files.isDirectory(target)
                        ? Stream.of(target.resolve("README.md"))
                        : Stream.of(target))
            .map(Repository::relative)
            .filter(target -> target.endsWith(".md"))
            .forEach(next::add);
      }
    }
    assertThat(seen).containsAll(Repository.pages().stream().map(Page::path).toList());
  }

  @TestFactory
  Stream<DynamicTest> every_command_can_be_called() {
    Commands commands = new Commands();
    return Repository.pages().stream()
        .flatMap(
            page ->
                commandsOf(page).stream()
                    .map(
                        command ->
                            dynamicTest(
                                page.path() + " " + command,
                                () -> assertThat(commands.faults(command)).isEmpty())));
  }

  /** The lines of shell blocks, and what stands in the text as code and begins with Maven. */
  private static List<String> commandsOf(Page page) {
    List<String> commands = new ArrayList<>();
    page.blocks().stream()
        .filter(block -> block.language().equals("shell"))
        .flatMap(block -> block.content().replaceAll("\\\\\n *", "").lines())
        .forEach(commands::add);
    MAVEN.matcher(page.text()).results().map(found -> found.group(1)).forEach(commands::add);
    OWN.matcher(page.text())
        .results()
        .map(found -> "./mvnw " + found.group(1))
        .forEach(commands::add);
    return commands;
  }
}
