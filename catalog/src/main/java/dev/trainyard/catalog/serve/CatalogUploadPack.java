package dev.trainyard.catalog.serve;

import dev.trainyard.catalog.git.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
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

  /** What a client says to have, whole or cut off. */
  private static final List<String> HELD = List.of("have ", "shallow ");

  private static final String COMMAND = "command=";

  /** What a clone needs; JGit would answer questions about any object, too. */
  private static final Set<String> COMMANDS = Set.of("ls-refs", "fetch");

  /** Leaves out what a branch or tag has, and takes the id of anything for one. */
  private static final String DEEPEN_NOT = "deepen-not ";

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
        .filter(ref -> isShown(ref.getKey()) || isOfShownBranch(ref.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Of HEAD: the commit that is checked out may be on no branch, or behind a name of another kind.
   */
  private static boolean isOfShownBranch(Ref ref) {
    return ref.getName().equals(Constants.HEAD)
        && ref.isSymbolic()
        && ref.getLeaf().getName().startsWith(Constants.R_HEADS);
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
   * whatever lies in the repository, and so tell what was meant to be forgotten. Nor has it a line
   * twice that has a name looked up: some kilobytes, packed, hold a hundred thousand.
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
    Set<String> leftOut = new HashSet<>();
    do {
      String line = line(in);
      if (PacketLineIn.isEnd(line)) {
        out.end();
      } else if (PacketLineIn.isDelimiter(line)) {
        out.writeDelim();
      } else {
        Optional<String> held = HELD.stream().filter(line::startsWith).findFirst();
        shown = held.isPresent() && shown == null ? shownCommits() : shown;
        if (held.isEmpty()
            ? !line.startsWith(DEEPEN_NOT) || leftOut.add(line)
            : shown.contains(line.substring(held.get().length()))) {
          out.writeString(allowed(line) + "\n");
        }
      }
    } while (bytes.available() > 0);
    return kept.toByteArray();
  }

  /** The line, or one that says the same without leaving room for hidden objects. */
  private String allowed(String line) throws IOException {
    if (line.startsWith(COMMAND) && !COMMANDS.contains(line.substring(COMMAND.length()))) {
      throw new PackProtocolException("a command that no clone needs");
    }
    if (line.startsWith(DEEPEN_NOT)) {
      String name = line.substring(DEEPEN_NOT.length());
      for (String ref : List.of(name, Constants.R_HEADS + name, Constants.R_TAGS + name)) {
        if (isShown(ref) && repository.exactRef(ref) != null) {
          return DEEPEN_NOT + ref;
        }
      }
      throw new PackProtocolException("no branch or tag to leave out");
    }
    return line;
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
          shown.add(ref.getObjectId().name());
          ObjectId tip = StoredObject.peeled(walk.getObjectReader(), ref.getObjectId());
          if (walk.parseAny(tip) instanceof RevCommit commit) {
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
