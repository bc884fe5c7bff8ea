package dev.trainyard.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the forms of official apps ask for that no definition can, counted. */
class ConstructTest {

  private static final String HEADING = "## What official apps have that cannot be said";

  /** A form for any image, which describes no app. */
  private static final String ANY_IMAGE = "charts__ix-chart";

  /** What the page says of what occurs: what it is, and what to do instead. */
  private static final Map<Construct, String> PAGE =
      new EnumMap<>(
          Map.of(
              Construct.MEDIUM,
              "a choice whether temporary storage is in memory",
              Construct.PORT_OF_ITEM,
              "a port of the NAS for each item of a list",
              Construct.ITEMS_OF_ITEM,
              "items within items",
              Construct.LONG_SECRET,
              "a secret of more than 1024 characters",
              Construct.LOOKAROUND,
              "a pattern that looks around"));

  private static List<OfficialForm> forms() {
    return OfficialForm.all().stream()
        .filter(form -> form.name().matches("(charts|community|enterprise)__[a-z0-9-]+"))
        .filter(form -> !form.name().equals(ANY_IMAGE))
        .toList();
  }

  private static String section() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "limits.md"));
    assertThat(page).contains(HEADING);
    return page.substring(page.indexOf(HEADING));
  }

  private static List<String> rows() throws IOException {
    return section()
        .lines()
        .filter(line -> line.matches("\\| [^-].*\\| [0-9]+ \\|.*"))
        .map(line -> line.split("\\|")[1].strip() + ": " + line.split("\\|")[2].strip())
        .toList();
  }

  @Test
  void the_page_counts_what_cannot_be_said() throws IOException {
    List<OfficialForm> forms = forms();
    if (forms.isEmpty()) {
      assertThat(rows()).hasSameSizeAs(PAGE.keySet());
      return;
    }
    Map<Construct, Set<String>> apps = new EnumMap<>(Construct.class);
    forms.forEach(
        form ->
            Construct.of(form.form())
                .forEach(
                    construct ->
                        apps.computeIfAbsent(construct, any -> new TreeSet<>()).add(form.name())));
    long uses = apps.values().stream().mapToInt(Set::size).sum();
    List<String> expected = new ArrayList<>();
    long unsaid = 0;
    for (Construct construct : Construct.values()) {
      if (!construct.isSaid() && apps.containsKey(construct)) {
        unsaid += apps.get(construct).size();
        expected.add(PAGE.get(construct) + ": " + apps.get(construct).size());
      }
    }
    assertThat(rows())
        .as(
            apps.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().size())
                .collect(Collectors.joining("\n")))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(section())
        .contains(
            String.format(
                Locale.ROOT,
                "The forms of %d official apps ask for %d things, each counted once for each app;"
                    + " %d of them, %.1f %%, cannot be said",
                forms.size(),
                uses,
                unsaid,
                100.0 * unsaid / uses));
  }

  @Test
  void what_is_counted_has_no_word() {
    assertThat(PAGE.keySet()).noneMatch(Construct::isSaid);
    assertThat(Arrays.stream(Construct.values()).filter(Construct::isSaid)).hasSizeGreaterThan(20);
  }
}
