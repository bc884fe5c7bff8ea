package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmEdition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates ask for each condition once: who reads one does not have to ask what changed. */
class ConditionsOnceTest {

  /** What opens and ends blocks, in Go's templates and in Jinja. */
  private static final Pattern ACTION =
      Pattern.compile(
          "\\{[{%]-? *(if|elif|else|end|endif|range|for|with|define|macro|endfor|endmacro|set|endset)\\b"
              + " *(.*?) *-?[}%]}");

  /** Texts of the definition, in which lines stand under conditions. */
  private static final Pattern TEXTS = Pattern.compile("(?s)\\{%-? *macro .*?endmacro *-?%\\}");

  private static List<String> askedTwice(String file, String template) {
    List<String> found = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    String ended = "";
    for (String line : template.split("\n")) {
      Matcher action = ACTION.matcher(line);
      boolean any = false;
      while (action.find()) {
        any = true;
        String word = action.group(1);
        String rest = action.group(2);
        if (word.equals("if")) {
          if (open.contains(rest)) {
            found.add(file + ": within itself: " + rest);
          }
          if (ended.equals(rest)) {
            found.add(file + ": at once again: " + rest);
          }
        }
        ended = "";
        if (word.startsWith("end")) {
          ended = open.pop();
        } else if (!word.startsWith("el") && !(word.equals("set") && rest.contains("="))) {
          open.push(word.equals("if") ? rest : word + " " + open.size());
        }
      }
      if (!any) {
        ended = "";
      }
    }
    return found;
  }

  private static List<String> askedTwice(Rendered rendered) {
    List<String> found = new ArrayList<>();
    rendered
        .files()
        .forEach(
            (path, content) -> {
              String name = path.toString();
              if (name.endsWith(".yaml") && name.contains("/templates/")) {
                found.addAll(askedTwice(name, TEXTS.matcher(content.toText()).replaceAll("")));
              }
            });
    return found;
  }

  @Test
  void no_template_asks_again_for_what_is_known() {
    assertThat(
            Stream.concat(GoldenCatalogTest.apps().stream(), Stream.of(new KitchenSink().define()))
                .flatMap(app -> askedTwice(new HelmEdition().render(app)).stream()))
        .isEmpty();
    assertThat(
            GoldenCatalogTest.apps().stream()
                .flatMap(app -> askedTwice(new ComposeEdition().render(app)).stream()))
        .isEmpty();
  }

  @Test
  void it_would_be_seen() {
    assertThat(
            askedTwice(
                "x", "{{- if a }}\n{{- if b }}\n{{- if a }}\nx\n{{- end }}{{ end }}{{ end }}"))
        .containsExactly("x: within itself: a");
    assertThat(askedTwice("x", "{%- if a %}\nx\n{%- endif %}\n{%- if a %}\n{%- endif %}\n"))
        .containsExactly("x: at once again: a");
  }
}
