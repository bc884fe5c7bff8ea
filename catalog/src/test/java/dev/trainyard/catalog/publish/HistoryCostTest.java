package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.at;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.git.RandomRepository.Made;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of a history reads. */
class HistoryCostTest {

  private static final int STEP = 6;

  @TempDir private Path temp;

  /** Counts what is read of a repository. */
  private static final class Counting extends ObjectReader.Filter {

    private final ObjectReader counted;
    private int objects;
    private long bytes;

    Counting(ObjectReader counted) {
      this.counted = counted;
    }

    @Override
    protected ObjectReader delegate() {
      return counted;
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
      ObjectLoader loader = super.open(id, type);
      objects++;
      bytes += loader.getSize();
      return loader;
    }
  }

  private record Cost(int objects, long bytes) {}

  @Test
  void itGrowsWithTheCommitsAndNotWithThemTimesTheLines() throws Exception {
    Path remote = Git.bare(temp.resolve("remote.git"));
    Publication publication = to(branch(remote.toString(), "main", temp.resolve("work")));

    Cost one = costAfter(publication, remote, 0);
    Cost two = costAfter(publication, remote, STEP);
    Cost three = costAfter(publication, remote, 2 * STEP);

    // The same number of commits more costs as much more; a tenth is left for longer numbers.
    assertThat(three.objects() - two.objects())
        .isLessThan((two.objects() - one.objects()) * 11 / 10);
    assertThat(three.bytes() - two.bytes()).isLessThan((two.bytes() - one.bytes()) * 11 / 10);
  }

  /** What is no train is not looked into, be there ever so much of it. */
  @Test
  void foldersThatAreNobodysBusinessCostNothing() throws Exception {
    Path remote = Git.bare(temp.resolve("remote.git"));
    Publication publication = to(branch(remote.toString(), "main", temp.resolve("work")));
    at(TIME).publish(publication, List.of(app("demo", "1.0.100")), Optional.empty(), 2);
    BranchOfOthers others = new BranchOfOthers(remote);

    int few = costOfFolders(others, remote, 2);
    int many = costOfFolders(others, remote, 50);

    assertThat(many).isLessThan(few + 10);
  }

  /** A link that nobody changes says the same in each commit. */
  @Test
  void linksAreReadOnce() throws Exception {
    Path remote = Git.bare(temp.resolve("remote.git"));
    Publication publication = to(branch(remote.toString(), "main", temp.resolve("work")));
    at(TIME).publish(publication, List.of(app("demo", "1.0.100")), Optional.empty(), 2);
    BranchOfOthers others = new BranchOfOthers(remote);
    int links = 20;
    for (int i = 0; i < links; i++) {
      others.put("file" + i, "x");
      others.put("link" + i, "120000", ("file" + i).getBytes(StandardCharsets.UTF_8));
    }

    int before = cost(remote, 1).objects();
    for (int i = 0; i < STEP; i++) {
      others.put("notes", Integer.toString(i));
    }

    assertThat(cost(remote, 1).objects() - before).isLessThan(STEP * links / 2);
  }

  /** Changes of a version read neither the history nor what it does not lie in. */
  @Test
  void followingAVersionBackReadsNoHistory() throws Exception {
    Path remote = Git.bare(temp.resolve("remote.git"));
    Publication publication = to(branch(remote.toString(), "main", temp.resolve("work")));
    at(TIME).publish(publication, List.of(app("demo", "1.0.100")), Optional.empty(), 2);
    BranchOfOthers others = new BranchOfOthers(remote);
    for (int i = 0; i < STEP; i++) {
      others.put("stable/demo/1.0.100/notes", Integer.toString(i));
    }

    Cost few = costOfTracing(remote);
    for (int i = 0; i < STEP; i++) {
      others.put("stable/demo/1.0.100/notes", "more " + i);
    }
    Cost many = costOfTracing(remote);

    // Of each commit itself, the top, the train and the app.
    assertThat(many.objects() - few.objects()).isLessThanOrEqualTo(4 * STEP);
  }

  private static Cost costOfTracing(Path remote) throws Exception {
    try (Repository repository =
            new FileRepositoryBuilder().setGitDir(remote.toFile()).setBare().build();
        Counting reader = new Counting(repository.newObjectReader())) {
      Tip tip = new Made(repository, repository.resolve("refs/heads/main")).tip(reader);
      Draft draft =
          new Draft(SampleEdition.CATALOG, tip.tree(), CatalogPublisher.history(tip.tree()));
      Published version = new Published("stable", "demo", "1.0.100", "");
      assertThat(Untouched.changed(tip, draft, List.of(version))).containsOnlyKeys(version);
      return new Cost(reader.objects, reader.bytes);
    }
  }

  private int costOfFolders(BranchOfOthers others, Path remote, int folders) throws Exception {
    int before = cost(remote, 1).objects();
    byte[] content = Integer.toString(folders).getBytes(StandardCharsets.UTF_8);
    others.putAll(
        IntStream.range(0, folders)
            .mapToObj(i -> ".more" + i + "/a/b")
            .collect(Collectors.toMap(path -> path, path -> content)));
    return cost(remote, 1).objects() - before;
  }

  private Cost costAfter(Publication publication, Path remote, int published) throws Exception {
    for (int i = published; i < published + STEP; i++) {
      at(TIME).publish(publication, List.of(app("demo", "1.0." + (100 + i))), Optional.empty(), 2);
    }
    return cost(remote, published + STEP);
  }

  private static Cost cost(Path remote, int lines) throws Exception {
    try (Repository repository =
            new FileRepositoryBuilder().setGitDir(remote.toFile()).setBare().build();
        Counting reader = new Counting(repository.newObjectReader())) {
      ObjectId tip = repository.resolve("refs/heads/main");
      HistoryCheck check =
          HistoryCheck.of(SampleEdition.CATALOG, new Made(repository, tip).tip(reader));
      assertThat(check.problems().all()).isEmpty();
      assertThat(check.entries()).hasSize(lines);
      assertThat(new Made(repository, tip).tip(reader).appeared(List.of("stable/demo/1.0.100")))
          .hasSize(1);
      return new Cost(reader.objects, reader.bytes);
    }
  }
}
