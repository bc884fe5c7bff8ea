package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.history.Entry;
import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.history.Published;
import java.io.IOException;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows and checks the history of a published catalog: its lines must follow each other, and belong
 * to the commits of the branch.
 *
 * @since 0.1.0
 */
@Mojo(name = "history", threadSafe = true)
public final class HistoryMojo extends BranchMojo {

  @Override
  String goal() {
    return "history";
  }

  @Override
  String outcomeOfFailure() {
    return "The history is not sound";
  }

  @Override
  void work(ResultFile result, ProblemLog problems)
      throws GitFailure, IOException, MojoFailureException {
    result.put("branch", branchName());
    HistoryCheck check = HistoryCheck.of(branch(false));
    for (Entry entry : check.entries()) {
      getLog()
          .info(
              "%d %s %s %s %s %s"
                  .formatted(
                      entry.seq(),
                      entry.time(),
                      entry.actor(),
                      entry.action().word(),
                      entry.apps().stream()
                          .map(Published::folder)
                          .collect(Collectors.joining(", ")),
                      entry.reason())
                  .stripTrailing());
    }
    result.put("entries", check.entries().size()).put("commit", check.commit().orElse(""));
    if (check.problems().hasErrors()) {
      throw failure(problems, check.problems());
    }
    problems.tell(check.problems());
    result.status("sound");
    getLog()
        .info(
            "The history of branch %s of %s is sound: %d lines"
                .formatted(branchName(), shownTarget(), check.entries().size()));
  }
}
