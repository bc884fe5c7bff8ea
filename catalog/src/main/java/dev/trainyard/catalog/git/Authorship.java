package dev.trainyard.catalog.git;

import dev.trainyard.catalog.git.Edit.NextCommit;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/**
 * Who makes commits.
 *
 * @param author who wrote them and makes them
 * @param signing how they are signed
 */
record Authorship(Identity author, Optional<Signing> signing) {

  /** What is published is published for good: not even a token in a title may get that far. */
  void requireNoSecret(NextCommit next, Secrets secrets) throws GitFailure {
    if (secrets.areIn(next.message())
        || secrets.areIn(author.name())
        || secrets.areIn(author.email())
        || next.tree().anyNew(secrets::areIn)) {
      throw GitFailure.of(
          Rule.PUBLISH_SETTING,
          "what is to be published holds the token or password in use (it is not shown here)",
          "texts without it",
          "Look at title, author and reason, and at the definitions: Maven replaces ${env.…} in"
              + " values that are given by -D.");
    }
  }

  /** Makes a commit on top of another one, if there is one. */
  ObjectId commit(Repository local, NextCommit next, Optional<ObjectId> before)
      throws GitFailure, IOException {
    PersonIdent person =
        new PersonIdent(
            author.name(),
            author.email(),
            next.time().truncatedTo(ChronoUnit.SECONDS),
            ZoneOffset.UTC);
    CommitBuilder commit = new CommitBuilder();
    before.or(() -> next.start().map(ObjectId::fromString)).ifPresent(commit::setParentId);
    commit.setAuthor(person);
    commit.setCommitter(person);
    commit.setEncoding(StandardCharsets.UTF_8);
    commit.setMessage(next.message());
    try (ObjectInserter inserter = BareRepository.inserter(local)) {
      commit.setTreeId(next.tree().write(inserter));
      if (signing.isPresent()) {
        signing.get().sign(commit, person, local);
      }
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }
}
