package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;

/**
 * A push into a repository in a local folder.
 *
 * @param folder where it is
 * @param timeout how long git may take to tell a setting
 * @param longest how long it may take to push
 */
record LocalPush(Path folder, Duration timeout, Duration longest) {

  /** Moves of one command, which has a line of bounded length. */
  private static final int MOST = 200;

  private static final List<String> HOOKS =
      List.of(
          "pre-receive",
          "update",
          "proc-receive",
          "post-receive",
          "post-update",
          "reference-transaction");

  /** Lets git itself change the repository: it clears up, and runs the hooks. */
  List<Remote.Answer> of(Repository local, List<Remote.Move> moves) throws IOException {
    List<Remote.Answer> answers = new ArrayList<>();
    for (int i = 0; i < moves.size(); i += MOST) {
      answers.addAll(some(local, moves.subList(i, Math.min(moves.size(), i + MOST))));
    }
    return answers;
  }

  private List<Remote.Answer> some(Repository local, List<Remote.Move> moves) throws IOException {
    Path settings = local.getDirectory().toPath().resolve("settings-of-git");
    Files.writeString(settings, trusted(local.getDirectory().toPath()));
    List<String> command =
        new ArrayList<>(
            List.of(
                "push", "--porcelain", "--no-verify", "--no-recurse-submodules", "--no-signed"));
    for (Remote.Move move : moves) {
      command.add(
          "--force-with-lease=" + move.ref() + ":" + move.seen().map(ObjectId::name).orElse(""));
    }
    command.add(folder.toString());
    for (Remote.Move move : moves) {
      command.add(move.wanted().map(ObjectId::name).orElse("") + ":" + move.ref());
    }
    GitProgram.Said said =
        GitProgram.alone(local.getDirectory().toPath(), settings)
            .run(longest, command.toArray(String[]::new));
    if (said.out().contains("unpacker error")) {
      throw new IOException(complaint(said.err()));
    }
    List<Remote.Answer> answers = new ArrayList<>();
    for (Remote.Move move : moves) {
      answers.add(
          said.out()
              .lines()
              .map(line -> line.split("\t"))
              .filter(line -> line.length == 3 && line[1].endsWith(":" + move.ref()))
              .findFirst()
              .map(line -> answer(move, line, said.err()))
              .orElseThrow(() -> new IOException(complaint(said.err()))));
    }
    return answers;
  }

  private static Remote.Answer answer(Remote.Move move, String[] line, String complaint) {
    if (!line[0].equals("!")) {
      return new Remote.Answer(move, Remote.Outcome.DONE, "");
    }
    boolean stale = line[2].startsWith("[rejected]");
    String ofHook =
        complaint
            .lines()
            .filter(text -> text.startsWith("remote: "))
            .map(text -> text.substring("remote: ".length()).strip())
            .collect(Collectors.joining(" "));
    return new Remote.Answer(
        move,
        stale ? Remote.Outcome.MOVED_ON : Remote.Outcome.REFUSED,
        line[2] + (ofHook.isEmpty() ? "" : ": " + ofHook));
  }

  private static String complaint(String err) {
    String text = err.replaceAll("(?m)^(fatal|error|remote): ", "").strip();
    return text.isEmpty() ? "git push said nothing" : text;
  }

  /** The folders of others that the user trusts; nothing else of the user's settings counts. */
  private String trusted(Path local) throws IOException {
    StringBuilder settings = new StringBuilder("[safe]\n");
    GitProgram.ofUser(local)
        .run(timeout, "config", "--get-all", "safe.directory")
        .out()
        .lines()
        .forEach(
            path ->
                settings
                    .append("directory = \"")
                    .append(path.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"\n"));
    return settings.toString();
  }

  /** Refuses a repository with hooks, which nobody would run, or which may have some elsewhere. */
  void requireNoHooks() throws IOException, GitFailure {
    try (Repository target = BareRepository.open(folder)) {
      if (HOOKS.stream().anyMatch(hook -> FS.DETECTED.findHook(target, hook) != null)
          || mayHaveHooksElsewhere(target.getConfig())) {
        throw GitFailure.of(
            Rule.TARGET_REFUSES,
            folder + " has hooks, and there is no git to run them",
            "the program git on the PATH, or a repository without hooks",
            "Install git.");
      }
    }
  }

  /** JGit does not read all of a configuration that git reads. */
  private static boolean mayHaveHooksElsewhere(Config config) {
    return config.getString("core", null, "hooksPath") != null
        || config.getBoolean("extensions", "worktreeConfig", false)
        || config.getSections().stream()
            .anyMatch(section -> section.toLowerCase(Locale.ROOT).startsWith("include"));
  }
}
