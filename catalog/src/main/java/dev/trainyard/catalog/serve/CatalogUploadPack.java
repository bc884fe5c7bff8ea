package dev.trainyard.catalog.serve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PacketLineIn;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.TransferConfig;
import org.eclipse.jgit.transport.UploadPack;

/**
 * JGit's side of a fetch, for branches and tags alone. Remote branches and notes of the publishing
 * side are nobody's business, nor is what the repository holds besides; its own configuration has
 * no say.
 */
final class CatalogUploadPack extends UploadPack {

  private static final String HAVE = "have ";

  private final Repository repository;

  CatalogUploadPack(Repository repository) {
    super(repository);
    this.repository = repository;
    setTransferConfig(new TransferConfig(new Config()));
    setBiDirectionalPipe(false);
    setRefFilter(CatalogUploadPack::shown);
  }

  private static Map<String, Ref> shown(Map<String, Ref> refs) {
    return refs.entrySet().stream()
        .filter(ref -> isShown(ref.getKey()) || ref.getKey().equals(Constants.HEAD))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether clients learn of a branch, a tag or what else it is. */
  static boolean isShown(String ref) {
    return ref.startsWith(Constants.R_HEADS) || ref.startsWith(Constants.R_TAGS);
  }

  /**
   * Answers a request.
   *
   * @param request the lines of a request
   * @throws PackProtocolException when they are no lines of git
   * @throws IOException when the repository cannot be read, or the client takes nothing more
   */
  void answer(byte[] request, OutputStream answer) throws IOException {
    byte[] known = withoutHiddenHaves(request);
    try {
      uploadWithExceptionPropagation(new ByteArrayInputStream(known), answer, null);
    } catch (RuntimeException e) {
      // How JGit fails at lines that are cut off or that it did not expect.
      throw new PackProtocolException("no request of git", e);
    }
  }

  /**
   * The request without what the client says to have and no branch or tag holds. Git would confirm
   * whatever lies in the repository, and so tell what was meant to be forgotten.
   *
   * @param request the lines of a request
   * @throws PackProtocolException when they are no lines of git
   * @throws IOException when the repository cannot be read
   */
  private byte[] withoutHiddenHaves(byte[] request) throws IOException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(request);
    PacketLineIn in = new PacketLineIn(bytes);
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    PacketLineOut out = new PacketLineOut(kept);
    out.setFlushOnEnd(false);
    Set<String> shown = null;
    do {
      String line = line(in);
      if (PacketLineIn.isEnd(line)) {
        out.end();
      } else if (PacketLineIn.isDelimiter(line)) {
        out.writeDelim();
      } else {
        boolean have = line.startsWith(HAVE);
        shown = have && shown == null ? shownCommits() : shown;
        if (!have || shown.contains(line.substring(HAVE.length()))) {
          out.writeString(line + "\n");
        }
      }
    } while (bytes.available() > 0);
    return kept.toByteArray();
  }

  private static String line(PacketLineIn in) throws PackProtocolException {
    try {
      return in.readString();
    } catch (IOException | IndexOutOfBoundsException e) {
      // JGit itself trips over the lengths that no line can have.
      throw new PackProtocolException("no lines of git", e);
    }
  }

  private Set<String> shownCommits() throws IOException {
    Set<String> shown = new HashSet<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        if (isShown(ref.getName()) && ref.getObjectId() != null) {
          RevObject tip = walk.parseAny(ref.getObjectId());
          shown.add(tip.name());
          if (walk.peel(tip) instanceof RevCommit commit) {
            walk.markStart(commit);
          }
        }
      }
      for (ObjectId commit : walk) {
        shown.add(commit.name());
      }
    }
    return shown;
  }
}
