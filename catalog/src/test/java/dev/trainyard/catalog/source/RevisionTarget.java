package dev.trainyard.catalog.source;

import dev.trainyard.catalog.fuzz.FuzzTarget;
import dev.trainyard.catalog.fuzz.Said;
import dev.trainyard.catalog.git.RandomRepository;
import dev.trainyard.catalog.read.PublishedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** The files of a revision in a repository of others. */
public final class RevisionTarget implements FuzzTarget {

  @Override
  public void read(byte[] input) throws Exception {
    Optional<RandomRepository.Made> made = RandomRepository.of(input);
    if (made.isEmpty()) {
      return;
    }
    try (Repository repository = made.get().repository();
        ObjectReader reader = repository.newObjectReader()) {
      SortedMap<String, PublishedFile> files = RevisionFiles.find(reader, made.get().tip());
      for (PublishedFile file : files.values()) {
        file.size();
      }
    } catch (IOException e) {
      Said.line(e.getMessage());
    }
  }

  @Override
  public List<byte[]> seeds() {
    return RandomRepository.seeds();
  }
}
