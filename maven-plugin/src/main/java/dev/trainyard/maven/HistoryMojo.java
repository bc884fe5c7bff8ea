package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.history.Entry;
import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.history.Published;
import java.io.IOException;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
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
  void run() throws GitFailure, IOException, MojoExecutionException, MojoFailureException {
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
    if (check.problems().hasErrors()) {
      fail(check.problems());
    }
    write(
        new ResultFile(goal())
            .status("sound")
            .entries(check.entries().size())
            .commit(check.commit().orElse(""))
            .problems(check.problems()));
    getLog()
        .info(
            "The history of branch %s of %s is sound: %d lines"
                .formatted(branchName(), shownTarget(), check.entries().size()));
  }
}
