package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares HTML in an index with the Markdown that it was made of, whoever made it: by their words,
 * as two programs never make the same HTML.
 */
final class Words {

  private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");
  private static final Pattern ENTITY = Pattern.compile("&#?[A-Za-z0-9]{1,10};");

  /** What Markdown says beside its text: comments, addresses, HTML. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "<[^<>]*>|&#?[A-Za-z0-9]{1,10};|\\]\\([^()]*\\)|(?m)^[ \\t]*+\\[[^\\]\\n]*+\\]:.*$|```.*");

  private Words() {}

  /** Whether one of them says a word that the other does not. */
  static boolean differ(YamlNode html, LintedFolder folder, String file) {
    Optional<String> markdown = folder.peek(file);
    if (!html.isText() || markdown.isEmpty()) {
      return false;
    }
    String said = ENTITY.matcher(TAG.matcher(html.text()).replaceAll(" ")).replaceAll(" ");
    return !of(markdown.get()).containsAll(of(said))
        || !of(html.text()).containsAll(of(BESIDE.matcher(markdown.get()).replaceAll(" ")));
  }

  private static Set<String> of(String text) {
    Set<String> words = new HashSet<>();
    WORD.matcher(text).results().forEach(found -> words.add(found.group()));
    return words;
  }
}
