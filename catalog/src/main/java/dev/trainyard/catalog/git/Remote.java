package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Rule;
import java.io.File;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.eclipse.jgit.util.FS;

/** The way to one remote repository. */
final class Remote implements AutoCloseable {

  private static final String TRACKING = "refs/remotes/target/";
  private static final String TRACKED_HEADS = TRACKING + "heads/";

  /** How much longer than it may be silent the other side may talk. */
  private static final int TALK = 30;

  /** How much longer it may take to find something in a repository of this machine. */
  private static final int LOOK = 5;

  private final RemoteAddress address;
  private final Optional<Access.Login> login;
  private final Optional<HttpProxy> proxy;
  private final Optional<BoundedSessions> ssh;
  private final Secrets secrets;

  /**
   * What Apache MINA says of a session that it closes because nobody answers, unless another thread
   * is the first to tell the limit; some of its classes begin it with a capital.
   */
  private static final Pattern CLOSED =
      Pattern.compile("session is being closed", Pattern.CASE_INSENSITIVE);

  private static final String HUNG_UP =
      "the connection ended before the log-in: the host hung up, or the log-in timed out";

  private final Duration timeout;
  private final Deadline deadline;
  private final Deadline atHome;

  /**
   * A way; nothing is asked yet.
   *
   * @param timeout how long the other side may say nothing, whole seconds
   * @throws GitFailure when what SSH would read is no file
   */
  Remote(RemoteAddress address, Access access, Duration timeout) throws GitFailure {
    this.timeout = timeout;
    this.deadline = new Deadline(timeout.multipliedBy(TALK));
    this.atHome = new Deadline(timeout.multipliedBy(LOOK));
    this.address = address;
    this.login = access.login().or(address::login);
    this.proxy = access.proxy();
    this.secrets = Secrets.of(address, access);
    this.ssh = address.isSsh() ? Optional.of(sessions(access)) : Optional.empty();
  }

  private static BoundedSessions sessions(Access access) throws GitFailure {
    File home = FS.DETECTED.userHome();
    File folder = access.sshFolder().map(Path::toFile).orElseGet(() -> new File(home, ".ssh"));
    for (Path read :
        Stream.concat(
                Stream.of("config", "known_hosts").map(name -> folder.toPath().resolve(name)),
                access.sshKeys().stream())
            .toList()) {
      // A pipe would be read until somebody writes into it.
      if (Files.exists(read) && !Files.isRegularFile(read)) {
        throw GitFailure.of(
            Rule.TARGET,
            read + " is neither a file nor a link to one, and SSH would read it",
            "a file",
            "Put a file in its place, or name another folder or key.");
      }
    }
    SshdSessionFactoryBuilder builder =
        new SshdSessionFactoryBuilder()
            .setHomeDirectory(home)
            .setSshDirectory(folder)
            .setServerKeyDatabase(
                (any, directory) ->
                    new KnownHosts(
                        List.of(new File(directory, "known_hosts").toPath()),
                        KnownHosts.OF_MACHINE))
            .setPreferredAuthentications("publickey")
            .withDefaultConnectorFactory();
    if (!access.sshKeys().isEmpty()) {
      builder.setDefaultIdentities(directory -> access.sshKeys());
    }
    return new BoundedSessions(builder.build(null));
  }

  /**
   * Brings the branch's newest commit and all that belongs to it into a local repository.
   *
   * @param branch the branch's short name
   * @return the commit; empty when the remote has no such branch
   */
  Optional<ObjectId> fetch(Repository local, String branch) throws GitFailure {
    String ref = Constants.R_HEADS + branch;
    Optional<Path> folder = address.folder().flatMap(RepositoryFolder::find);
    if (folder.isPresent()) {
      // Its objects are borrowed, see CatalogBranch.
      return here(folder.get(), target -> Optional.ofNullable(target.exactRef(ref)))
          .map(Ref::getObjectId);
    }
    return ask(
        local,
        transport -> {
          Optional<ObjectId> tip;
          try (FetchConnection connection = transport.openFetch()) {
            tip = Optional.ofNullable(connection.getRef(ref)).map(Ref::getObjectId);
          }
          if (tip.isEmpty() || local.getObjectDatabase().has(tip.get())) {
            return tip;
          }
          String tracking = TRACKING + "tip";
          fetch(
              transport,
              local,
              UnpackedObjects.OF_HISTORY,
              List.of(new RefSpec("+" + ref + ":" + tracking)));
          return Optional.of(local.exactRef(tracking).getObjectId());
        });
  }

  /**
   * Fetches, and looks at what has come.
   *
   * @param most how many bytes it may unpack to
   */
  private static void fetch(Transport transport, Repository local, long most, List<RefSpec> specs)
      throws IOException {
    transport.setTagOpt(TagOpt.NO_TAGS);
    transport.fetch(counting(transport, most), specs);
    DeltaChains.require(BareRepository.objects(local));
  }

  /**
   * Brings one commit without its history into a local repository.
   *
   * @param name the short name of a branch or tag; empty for the branch that the remote proposes
   * @return the commit, or the tag that names it; empty when the remote has no such branch or tag
   */
  Optional<ObjectId> fetchAlone(Repository local, String name) throws GitFailure {
    return ask(
        local,
        transport -> {
          Optional<Ref> found;
          try (FetchConnection connection = transport.openFetch()) {
            found =
                Stream.of(
                        name.isEmpty() ? Constants.HEAD : Constants.R_HEADS + name,
                        Constants.R_TAGS + name)
                    .map(connection::getRef)
                    .filter(Objects::nonNull)
                    .findFirst();
          }
          if (found.isPresent()) {
            transport.setDepth(1);
            fetch(
                transport,
                local,
                UnpackedObjects.OF_COMMIT,
                List.of(new RefSpec("+" + found.get().getName() + ":" + TRACKING + "tip")));
          }
          return found.map(Ref::getObjectId);
        });
  }

  /** Has the objects counted that come. */
  private static ProgressMonitor counting(Transport transport, long most) {
    transport.setObjectChecker(new UnpackedObjects(most));
    return new EmptyProgressMonitor() {
      @Override
      public void beginTask(String title, int work) {
        // Known to who reads the pack by now. JGit would miss the history of a commit that comes
        // without it, if it saw that objects are looked at.
        transport.setObjectChecker(null);
      }
    };
  }

  /**
   * What a commit tells.
   *
   * @param message what it says
   * @param tree the id of its files
   */
  record Told(String message, String tree) {

    /** That of what is no commit, or of another name of a branch, which says nothing itself. */
    private static final Told NOTHING = new Told("", "");
  }

  /**
   * What commits tell.
   *
   * @param branches the short names of branches, with their newest commits
   * @return what they tell by the branches; nothing of a branch that has another commit by now
   * @throws GitFailure when the repository cannot be reached, or a commit in it not be read
   */
  SortedMap<String, Told> told(Repository local, SortedMap<String, ObjectId> branches)
      throws GitFailure {
    Optional<Path> folder = address.folder().flatMap(RepositoryFolder::find);
    if (folder.isPresent()) {
      return here(folder.get(), target -> toldIn(target, Constants.R_HEADS, branches));
    }
    return ask(
        local,
        transport -> {
          List<RefSpec> specs = new ArrayList<>();
          try (FetchConnection connection = transport.openFetch()) {
            for (String branch : branches.keySet()) {
              String ref = Constants.R_HEADS + branch;
              if (connection.getRef(ref) != null) {
                specs.add(new RefSpec("+" + ref + ":" + TRACKED_HEADS + branch));
              }
            }
          }
          if (specs.isEmpty()) {
            return new TreeMap<>();
          }
          transport.setDepth(1);
          fetch(transport, local, UnpackedObjects.OF_HISTORY, specs);
          return toldIn(local, TRACKED_HEADS, branches);
        });
  }

  private static SortedMap<String, Told> toldIn(
      Repository repository, String folder, SortedMap<String, ObjectId> branches)
      throws IOException {
    SortedMap<String, Told> told = new TreeMap<>();
    try (ObjectReader reader = repository.newObjectReader()) {
      for (Map.Entry<String, ObjectId> branch : branches.entrySet()) {
        Ref now = repository.exactRef(folder + branch.getKey());
        if (now != null && branch.getValue().equals(now.getObjectId())) {
          told.put(
              branch.getKey(), now.isSymbolic() ? Told.NOTHING : told(reader, branch.getValue()));
        }
      }
    }
    return told;
  }

  private static Told told(ObjectReader reader, ObjectId commit) throws IOException {
    try {
      return new Told(
          StoredCommit.message(reader, commit), StoredCommit.read(reader, commit).tree().name());
    } catch (IncorrectObjectTypeException e) {
      return Told.NOTHING;
    }
  }

  /** The branches by their short names, with their newest commits. */
  SortedMap<String, ObjectId> branches(Repository local) throws GitFailure {
    Optional<Path> folder = address.folder().flatMap(RepositoryFolder::find);
    if (folder.isPresent()) {
      return here(
          folder.get(),
          target -> branches(target.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)));
    }
    return ask(
        local,
        transport -> {
          try (FetchConnection connection = transport.openFetch()) {
            return branches(connection.getRefs());
          }
        });
  }

  private static SortedMap<String, ObjectId> branches(Collection<Ref> refs) {
    SortedMap<String, ObjectId> branches = new TreeMap<>();
    for (Ref ref : refs) {
      if (ref.getName().startsWith(Constants.R_HEADS) && ref.getObjectId() != null) {
        branches.put(Repository.shortenRefName(ref.getName()), ref.getObjectId());
      }
    }
    return branches;
  }

  /** A look into a repository of this machine. */
  interface Look<T> {
    T into(Repository target) throws IOException;
  }

  /** Looks into a repository in a local folder, without a server of git in between. */
  <T> T here(Path folder, Look<T> look) throws GitFailure {
    try {
      return atHome.keep(
          () -> {
            try (Repository target = RepositoryFolder.open(folder)) {
              return look.into(target);
            }
          });
    } catch (IOException | RuntimeException e) {
      throw unreachable(e);
    }
  }

  /**
   * Refuses a repository in a local folder whose branch is checked out, or another name of one.
   *
   * @param branch the branch's short name
   */
  void requireOwn(String branch) throws GitFailure {
    Optional<Path> folder = address.folder().flatMap(RepositoryFolder::find);
    if (folder.isPresent()) {
      Optional<GitFailure> objection =
          here(folder.get(), target -> BareRepository.objection(target, address, branch));
      if (objection.isPresent()) {
        throw objection.get();
      }
    }
  }

  /** Where an odd {@code .git} hides a repository from us, JGit and git would go on to that one. */
  private void requireNoneBehind() throws GitFailure {
    Optional<Path> behind = address.folder().flatMap(RepositoryFolder::hidden);
    if (behind.isPresent()) {
      throw GitFailure.of(
          Rule.TARGET,
          address + ": " + behind.get().resolve(Constants.DOT_GIT) + " is no repository",
          "a repository without any .git in it, or with one that is the repository",
          "Remove it, or name another repository.");
    }
  }

  private interface Question<T> {
    T to(Transport transport) throws IOException;
  }

  private <T> T ask(Repository local, Question<T> question) throws GitFailure {
    requireNoneBehind();
    try {
      return deadline.keep(
          () -> {
            try (Transport transport = open(local)) {
              return question.to(transport);
            }
          });
    } catch (IOException | RuntimeException e) {
      throw unreachable(e);
    }
  }

  /**
   * What a branch is to become, if it is still as it was seen.
   *
   * @param branch its short name
   * @param seen its commit; empty when it was not there
   * @param wanted its next commit; empty to delete it
   */
  record Move(String branch, Optional<ObjectId> seen, Optional<ObjectId> wanted) {

    String ref() {
      return Constants.R_HEADS + branch;
    }

    private RemoteRefUpdate update(Repository local) throws IOException {
      return new RemoteRefUpdate(
          local,
          null,
          wanted.orElse(ObjectId.zeroId()),
          ref(),
          false,
          null,
          seen.orElse(ObjectId.zeroId()));
    }
  }

  /** What became of a move. */
  enum Outcome {
    DONE,
    /** The branch was no longer as it was seen. */
    MOVED_ON,
    REFUSED
  }

  /**
   * The answer to a move.
   *
   * @param message the reason for not doing it; may be empty
   */
  record Answer(Move move, Outcome outcome, String message) {}

  /**
   * Asks for moves, each of which is done or not.
   *
   * @throws IOException when there is no answer; the moves may have been made all the same
   */
  List<Answer> push(Repository local, List<Move> moves) throws IOException, GitFailure {
    Optional<Path> folder = address.folder();
    if (folder.isPresent()) {
      LocalPush push = new LocalPush(folder.get(), timeout, deadline.longest());
      if (GitProgram.isInstalled()) {
        return push.of(local, moves);
      }
      push.requireNoHooks();
    }
    List<RemoteRefUpdate> updates = new ArrayList<>();
    for (Move move : moves) {
      updates.add(move.update(local));
    }
    deadline.keep(
        () -> {
          try (Transport transport = open(local)) {
            return transport.push(NullProgressMonitor.INSTANCE, updates);
          }
        });
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < moves.size(); i++) {
      RemoteRefUpdate update = updates.get(i);
      Outcome outcome =
          switch (update.getStatus()) {
            case OK, UP_TO_DATE, NON_EXISTING -> Outcome.DONE;
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> Outcome.MOVED_ON;
            default -> Outcome.REFUSED;
          };
      String message = Objects.requireNonNullElse(update.getMessage(), "");
      answers.add(
          new Answer(
              moves.get(i), outcome, message.isEmpty() ? update.getStatus().name() : message));
    }
    return answers;
  }

  private Transport open(Repository local) throws IOException {
    Transport transport;
    try {
      transport = Transport.open(local, address.uri());
    } catch (org.eclipse.jgit.errors.NotSupportedException e) {
      throw new IOException(e.getMessage(), e);
    }
    transport.setTimeout(Math.toIntExact(timeout.toSeconds()));
    login.ifPresent(found -> transport.setCredentialsProvider(new HostLogin(address.uri(), found)));
    if (transport instanceof TransportHttp overHttp) {
      overHttp.setHttpConnectionFactory(new HttpConnections(address.uri(), proxy));
    }
    if (transport instanceof SshTransport overSsh) {
      ssh.ifPresent(overSsh::setSshSessionFactory);
    }
    return transport;
  }

  /** What to say when the remote repository does not answer as it should. */
  GitFailure unreachable(Throwable failure) {
    String reason = reason(failure);
    Rule rule = Advice.isForRights(failure) ? Rule.TARGET_REFUSES : Rule.TARGET;
    return GitFailure.of(rule, address + ": " + reason, "", new Advice(address).on(failure, reason))
        .causedBy(Retold.of(failure, this::shown));
  }

  /** The messages of an exception and of what lies behind it, without secrets. */
  String reason(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      if (cause instanceof UnknownHostException) {
        message = "unknown host " + message;
      }
      message = CLOSED.matcher(message).replaceAll(HUNG_UP);
      if (text.indexOf(message) < 0) {
        text.append(text.isEmpty() ? "" : ": ").append(message);
      }
    }
    return shown(text.toString());
  }

  /** The logins in use, to be kept out of texts. */
  Secrets secrets() {
    return secrets;
  }

  /** A text of others without secrets, and fit for a log. */
  String shown(String text) {
    String known = address.hiddenIn(secrets.masked(text));
    return Printable.of(RemoteAddress.masked(known.replaceAll("\\s+", " ")));
  }

  @Override
  public void close() {
    ssh.ifPresent(BoundedSessions::close);
  }
}
