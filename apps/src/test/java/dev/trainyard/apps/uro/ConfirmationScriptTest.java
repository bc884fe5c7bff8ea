package dev.trainyard.apps.uro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfirmationScriptTest {

  /** Stops the script, the uppermost process of this name, and goes on when that has ended. */
  private static final String STOP =
      """
      next=$PPID
      while tr '\\0' ' ' <"/proc/$next/cmdline" | grep -q confirmation.sh; do
        script=$next
        next=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$script/status")
      done
      kill -TERM "$script"
      left=1000000
      while kill -0 "$script" 2>/dev/null; do
        left=$((left - 1))
        test "$left" -gt 0 || { : >"$OVERDUE"; exit 2; }
      done
      """;

  @TempDir Path directory;

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  /**
   * What the script says until it is stopped.
   *
   * @param answers what psql says, one line after the other; with an exclamation mark it fails
   */
  private List<String> said(List<String> shell, String... answers) throws Exception {
    Path calls = Files.createFile(directory.resolve("calls"));
    Path lines = Files.write(directory.resolve("answers"), List.of(answers));
    Script script =
        new Script(
            shell,
            directory,
            Uro.class,
            "confirmation.sh",
            Map.of(
                "CALLS",
                calls.toString(),
                "ANSWERS",
                lines.toString(),
                "OVERDUE",
                directory.resolve("overdue").toString(),
                "PGPASSWORD",
                "secret"));
    script.program(
        "psql",
        """
        #!/bin/sh
        echo asked >>"$CALLS"
        for last; do :; done
        case $last in
          *"UPDATE users"*"WHERE email_confirmed_at IS NULL"*) ;;
          *) echo "what is $last" >&2; exit 3 ;;
        esac
        answer=$(sed -n "$(wc -l <"$CALLS")p" "$ANSWERS")
        case $answer in
          '!'*) echo "$answer" >&2; exit 2 ;;
          '') ;;
          *) echo "$answer" ;;
        esac
        """);
    script.program(
        "sleep",
        "#!/bin/sh\ntest \"$(wc -l <\"$CALLS\")\" -lt " + answers.length + " && exit\n" + STOP);
    Script.Result result = script.run();
    assertThat(result.status()).as(result.output()).isEqualTo(143);
    assertThat(Files.readAllLines(calls)).hasSize(answers.length);
    return result.output().lines().toList();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void who_is_confirmed_is_said(List<String> shell) throws Exception {
    assertThat(said(shell, "", "confirmed alice", "", "confirmed bob_2"))
        .containsExactly("confirmed alice", "confirmed bob_2");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_database_that_is_away_for_a_while_ends_nothing_and_is_told_of_once(List<String> shell)
      throws Exception {
    assertThat(said(shell, "! gone", "! gone", "! gone", "confirmed alice", "! gone"))
        .containsExactly("! gone", "confirmed alice", "! gone");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_database_that_never_answers_keeps_nothing_from_ending(List<String> shell)
      throws Exception {
    Path overdue = directory.resolve("overdue");
    Script script =
        new Script(
            shell,
            directory,
            Uro.class,
            "confirmation.sh",
            Map.of("OVERDUE", overdue.toString(), "PGPASSWORD", "secret"));
    script.program("psql", "#!/bin/sh\ntest ! -e \"$OVERDUE\" || exit 2\n" + STOP);
    script.program("sleep", "#!/bin/sh\nexit 0\n");

    assertThat(script.run().status()).isEqualTo(143);
    assertThat(overdue).doesNotExist();
  }
}
