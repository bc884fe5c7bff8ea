package dev.trainyard.testcluster.apps;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A mistake that somebody could make in the text of templates.
 *
 * @param name what is done
 * @param change does it to a template
 * @param everywhere whether to each template, and to the named ones of an app whose objects a
 *     library makes; and not to the first template that it changes
 * @param code the rule that tells of it, where one of others may have made it in places before
 */
record TemplateMutation(
    String name, UnaryOperator<String> change, boolean everywhere, Optional<String> code) {

  private static final Pattern QUOTED = Pattern.compile("\\{\\{(-? ?)([^{}]*) \\| quote }}");

  /** An answer that may hold braces, and so a template: a port does not. */
  private static final Pattern QUOTED_TEXT =
      Pattern.compile("\\{\\{(-? ?)([^{}]*[.]Values[.][^{}]*)(?<![pP]ort) \\| quote }}");

  static List<TemplateMutation> all() {
    return List.of(
        new TemplateMutation(
            "answers without quotes",
            text -> QUOTED.matcher(text).replaceAll("{{$1$2 }}"),
            true,
            Optional.empty()),
        new TemplateMutation(
            "answers that are run as templates",
            text -> QUOTED_TEXT.matcher(text).replaceAll("{{$1tpl ($2 | toString) \\$ | quote }}"),
            true,
            Optional.of("TN857")),
        added("an action that is not closed", "{{ if true }"),
        added("a branch that is not closed", "{{ if true }}"),
        added("a named template that is not there", "{{ include \"nobody.made.this\" . }}"),
        added("a value of what nobody is asked", "{{ .Values.nobody.asks.this }}"),
        added("a function that Helm does not have", "{{ ask .Values }}"),
        added("a tab", "\tkey: value"),
        added("a document that is a text", "---\njust words"));
  }

  private static TemplateMutation added(String name, String line) {
    return new TemplateMutation(name, text -> text + "\n" + line + "\n", false, Optional.empty());
  }

  /** Makes it in an app; whether there is a place for it. */
  boolean in(OneApp app) {
    boolean made = false;
    for (String path : List.copyOf(app.files().keySet())) {
      if (path.startsWith(app.inVersion("templates/"))
          && (path.endsWith(".yaml") && (everywhere || !made)
              || everywhere && path.endsWith(".tpl"))) {
        String text = app.text(path).orElseThrow();
        String other = change.apply(text);
        made |= !other.equals(text) && app.put(path, other);
      }
    }
    return made;
  }
}
