package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Rule;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.eclipse.jgit.util.FS;

/** The way to one branch of one remote repository. */
final class Remote implements AutoCloseable {

  private static final String TRACKING = "refs/remotes/target/";

  private final RemoteAddress address;
  private final String branch;
  private final Optional<Access.Login> login;
  private final Optional<SshdSessionFactory> ssh;
  private final Duration timeout;

  /**
   * A way; nothing is asked yet.
   *
   * @param timeout how long the other side may say nothing, whole seconds
   */
  Remote(RemoteAddress address, String branch, Access access, Duration timeout) {
    this.timeout = timeout;
    this.address = address;
    this.branch = branch;
    this.login = access.login();
    this.ssh = address.isSsh() ? Optional.of(sessions(access)) : Optional.empty();
  }

  private static SshdSessionFactory sessions(Access access) {
    File home = FS.DETECTED.userHome();
    File folder = access.sshFolder().map(Path::toFile).orElseGet(() -> new File(home, ".ssh"));
    SshdSessionFactoryBuilder builder =
        new SshdSessionFactoryBuilder()
            .setHomeDirectory(home)
            .setSshDirectory(folder)
            .setDefaultKnownHostsFiles(
                directory -> List.of(new File(directory, "known_hosts").toPath()))
            .setPreferredAuthentications("publickey")
            .withDefaultConnectorFactory();
    if (!access.sshKeys().isEmpty()) {
      builder.setDefaultIdentities(directory -> access.sshKeys());
    }
    return builder.build(null);
  }

  /**
   * Brings the branch's newest commit and all that belongs to it into a local repository.
   *
   * @return the commit; empty when the remote has no such branch
   */
  Optional<ObjectId> fetch(Repository local) throws GitFailure {
    return fetch(local, branch);
  }

  /** The same for another branch. */
  Optional<ObjectId> fetch(Repository local, String branch) throws GitFailure {
    String ref = Constants.R_HEADS + branch;
    try (Transport transport = open(local)) {
      Optional<ObjectId> tip;
      try (FetchConnection connection = transport.openFetch()) {
        tip = Optional.ofNullable(connection.getRef(ref)).map(Ref::getObjectId);
      }
      if (tip.isEmpty() || local.getObjectDatabase().has(tip.get())) {
        return tip;
      }
      String tracking = TRACKING + "tip";
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.fetch(
          NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + ref + ":" + tracking)));
      return Optional.of(local.exactRef(tracking).getObjectId());
    } catch (IOException | org.eclipse.jgit.api.errors.JGitInternalException e) {
      throw unreachable(e);
    }
  }

  /** Offers one commit for the branch; the answer must be looked at. */
  RemoteRefUpdate push(Repository local, Optional<ObjectId> expected, ObjectId commit)
      throws IOException {
    RemoteRefUpdate update =
        new RemoteRefUpdate(
            local,
            null,
            commit,
            Constants.R_HEADS + branch,
            false,
            null,
            expected.orElse(ObjectId.zeroId()));
    push(local, List.of(update));
    return update;
  }

  /** The branches by their short names, with their newest commits. */
  SortedMap<String, ObjectId> branches(Repository local) throws GitFailure {
    SortedMap<String, ObjectId> branches = new TreeMap<>();
    try (Transport transport = open(local);
        FetchConnection connection = transport.openFetch()) {
      for (Ref ref : connection.getRefs()) {
        if (ref.getName().startsWith(Constants.R_HEADS)) {
          branches.put(Repository.shortenRefName(ref.getName()), ref.getObjectId());
        }
      }
    } catch (IOException | org.eclipse.jgit.api.errors.JGitInternalException e) {
      throw unreachable(e);
    }
    return branches;
  }

  /**
   * Deletes branches that are still at the given commits; the answers must be looked at.
   *
   * @param branches short names and the commits that the branches were seen at
   */
  List<RemoteRefUpdate> delete(Repository local, SortedMap<String, ObjectId> branches)
      throws IOException {
    List<RemoteRefUpdate> updates = new ArrayList<>();
    for (Map.Entry<String, ObjectId> branch : branches.entrySet()) {
      updates.add(
          new RemoteRefUpdate(
              local,
              null,
              ObjectId.zeroId(),
              Constants.R_HEADS + branch.getKey(),
              false,
              null,
              branch.getValue()));
    }
    push(local, updates);
    return updates;
  }

  private void push(Repository local, List<RemoteRefUpdate> updates) throws IOException {
    try (Transport transport = open(local)) {
      if (address.folder().isPresent() && LocalTarget.hasHooks(address.folder().get())) {
        // JGit's own receiver knows no hooks; any text but the plain command makes it start git.
        transport.setOptionReceivePack("git -c receive.autogc=false receive-pack");
      }
      transport.push(NullProgressMonitor.INSTANCE, updates);
    }
  }

  private Transport open(Repository local) throws IOException {
    Transport transport;
    try {
      transport = Transport.open(local, address.uri());
    } catch (org.eclipse.jgit.errors.NotSupportedException e) {
      throw new IOException(e.getMessage(), e);
    }
    transport.setTimeout(Math.toIntExact(timeout.toSeconds()));
    login.ifPresent(
        found ->
            transport.setCredentialsProvider(
                new UsernamePasswordCredentialsProvider(found.user(), found.secret())));
    if (transport instanceof SshTransport overSsh) {
      ssh.ifPresent(overSsh::setSshSessionFactory);
    }
    return transport;
  }

  /** What to say when the remote repository does not answer as it should. */
  GitFailure unreachable(Throwable failure) {
    String reason = reason(failure);
    Rule rule = isForRights(failure) ? Rule.TARGET_REFUSES : Rule.TARGET;
    return GitFailure.of(rule, address + ": " + reason, "", advice(failure, reason))
        .causedBy(failure);
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
      if (text.indexOf(message) < 0) {
        text.append(text.isEmpty() ? "" : ": ").append(message);
      }
    }
    String masked = RemoteAddress.masked(text.toString().replaceAll("\\s+", " "));
    return login
        .filter(found -> !found.secret().isEmpty())
        .map(found -> masked.replace(found.secret(), "***"))
        .orElse(masked);
  }

  /** Whether the file system of a local repository lets nobody write, or not this user. */
  private static boolean isForRights(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AccessDeniedException
          || cause instanceof FileSystemException system
              && "Read-only file system".equals(system.getReason())) {
        return true;
      }
    }
    return false;
  }

  private String advice(Throwable failure, String reason) {
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("server key did not validate")) {
      return "Compare the host's key with the one its owner publishes, and add it to known_hosts:"
          + " ssh-keyscan HOST >> ~/.ssh/known_hosts";
    }
    if (isForRights(failure)) {
      return "Give the user who publishes the right to write to the repository's files.";
    }
    if (lower.contains("no space left")
        || lower.contains("disk quota")
        || lower.contains("file too large")) {
      return "Make room on the disk, then publish again.";
    }
    if (lower.contains("not authorized")
        || lower.contains("authentication is required")
        || lower.contains("not permitted")
        || lower.contains("cannot log in")
        || lower.contains("no more authentication methods")) {
      return address.isHttp()
          ? "Give a token that may write to the repository in TRUENAS_PUBLISH_TOKEN, or name a"
              + " server of settings.xml in truenas.publish.server."
          : "Give a key that the host knows and that may write to the repository.";
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException
          || cause instanceof ConnectException
          || cause instanceof SocketTimeoutException) {
        return "Check the address and the network, then publish again.";
      }
    }
    if (failure instanceof NoRemoteRepositoryException) {
      return address.folder().isPresent()
          ? "Create the repository: git init --bare " + address
          : "Create the repository on the host, and check the address.";
    }
    return "Check the address, the network and the rights, then publish again.";
  }

  @Override
  public void close() {
    ssh.ifPresent(SshdSessionFactory::close);
  }
}
