package org.example.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.question.Questions;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README of a chart. */
class ReadmeTest {

  private static final String FOLDER = "stable/demo/1.0.0/";

  /** Without answers an app that must be told something cannot be installed. */
  @Test
  void the_command_for_plain_helm_hands_over_a_file_of_answers_that_is_there() {
    var secret = Questions.secret("password").required();
    Map<String, String> files = new TreeMap<>();
    new HelmEdition()
        .render(
            Demo.web(
                a ->
                    a.group("All", g -> g.ask(secret))
                        .scenario("usual", s -> s.answer(secret, "a password")),
                c -> c.env("PASSWORD", secret.secret())))
        .files()
        .forEach((path, content) -> files.put(path.value(), content.toText()));

    Matcher command =
        Pattern.compile("(?m)^helm install demo \\. .*--values (\\S+)$")
            .matcher(files.get(FOLDER + "README.md"));
    assertThat(command.find()).isTrue();
    assertThat(files.get(FOLDER + command.group(1))).contains("a password");
  }
}
