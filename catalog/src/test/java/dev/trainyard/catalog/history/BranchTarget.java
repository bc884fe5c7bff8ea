package dev.trainyard.catalog.history;

import dev.trainyard.catalog.fuzz.FuzzTarget;
import dev.trainyard.catalog.fuzz.Said;
import dev.trainyard.catalog.git.OddTreeException;
import dev.trainyard.catalog.git.RandomRepository;
import dev.trainyard.catalog.testing.SampleEdition;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** The history of a branch with its commits. */
public final class BranchTarget implements FuzzTarget {

  @Override
  public void read(byte[] input) throws Exception {
    Optional<RandomRepository.Made> made = RandomRepository.of(input);
    if (made.isEmpty()) {
      return;
    }
    try (Repository repository = made.get().repository();
        ObjectReader reader = repository.newObjectReader()) {
      Said.problems(
          HistoryCheck.of(SampleEdition.CATALOG, made.get().tip(reader)).problems().all());
    } catch (OddTreeException
        | MissingObjectException
        | IncorrectObjectTypeException
        | CorruptObjectException e) {
      // The branch says so.
    }
  }

  @Override
  public List<byte[]> seeds() {
    return RandomRepository.seeds();
  }
}
