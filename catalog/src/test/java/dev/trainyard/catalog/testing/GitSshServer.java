package dev.trainyard.catalog.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;

/** A git server over SSH that lets one key in. */
public final class GitSshServer implements AutoCloseable {

  // Made once: making them takes longer than most of what servers are asked.
  private static final KeyPair HOST_KEY = newKey("EC", 256);
  private static final KeyPair USER_KEY = newKey("RSA", 2048);

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Path repository;
  private final AtomicReference<Mishap> next = new AtomicReference<>(Mishap.NONE);
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean readOnly;
  private volatile Optional<Endless> endless = Optional.empty();

  /** What a server may say without an end. */
  public enum Endless {
    BRANCHES,
    BRANCHES_WHEN_ASKED,
    COMPLAINTS
  }

  /** Starts a server for a bare repository. */
  public GitSshServer(Path repository) throws Exception {
    this.repository = repository;
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(session -> List.of(HOST_KEY));
    server.setPublickeyAuthenticator(
        (user, key, session) -> KeyUtils.compareKeys(key, USER_KEY.getPublic()));
    server.setCommandFactory((channel, command) -> new GitCommand(command));
    server.start();
  }

  private static KeyPair newKey(String kind, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The repository's address. */
  public String url() {
    return "ssh://ada@127.0.0.1:" + server.getPort() + "/catalog.git";
  }

  /** Lets something go wrong at the next push. */
  public void atNextPush(Mishap mishap) {
    next.set(mishap);
  }

  /** Says one thing for ever from now on. */
  public void talkForEver(Endless what) {
    endless = Optional.of(what);
  }

  /** Lets nobody push from now on. */
  public void makeReadOnly() {
    readOnly = true;
  }

  /** Fills a folder as {@code .ssh} of a user with the right key who knows the host, or not. */
  public Path sshFolder(Path folder, boolean knowsHost, boolean hasKey) throws Exception {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("known_hosts"),
        knowsHost
            ? "[127.0.0.1]:"
                + server.getPort()
                + " "
                + PublicKeyEntry.toString(HOST_KEY.getPublic())
                + "\n"
            : "");
    if (hasKey) {
      try (OutputStream out = Files.newOutputStream(folder.resolve("id_rsa"))) {
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(USER_KEY, "test", null, out);
      }
    }
    return folder;
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    server.stop(true);
  }

  private final class GitCommand extends AbstractCommandSupport {

    GitCommand(String command) {
      super(command, null);
    }

    @Override
    public void run() {
      InputStream in = getInputStream();
      OutputStream out = getOutputStream();
      OutputStream error = getErrorStream();
      try (Repository opened = new FileRepositoryBuilder().setGitDir(repository.toFile()).build()) {
        if (endless.isPresent()) {
          talk(endless.get(), in, out, error);
        } else if (getCommand().startsWith("git-upload-pack")) {
          new UploadPack(opened).upload(in, out, error);
        } else if (readOnly) {
          throw new IOException("ERROR: Permission to catalog.git denied to ada.");
        } else {
          receive(opened, in, out, error);
        }
        onExit(0);
      } catch (IOException e) {
        try {
          error.write(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException ignored) {
          // The client has gone.
        }
        onExit(1);
      }
    }

    private void talk(Endless what, InputStream in, OutputStream out, OutputStream error)
        throws IOException {
      if (what == Endless.BRANCHES_WHEN_ASKED) {
        out.write("000eversion 2\n0013ls-refs=unborn\n0000".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        in.read();
      }
      byte[] line =
          "003d1111111111111111111111111111111111111111 refs/heads/aaaaaaaaa\n"
              .repeat(1000)
              .getBytes(StandardCharsets.US_ASCII);
      OutputStream endlessly = what == Endless.COMPLAINTS ? error : out;
      while (true) {
        endlessly.write(line);
        endlessly.flush();
      }
    }

    private void receive(Repository opened, InputStream in, OutputStream out, OutputStream error)
        throws IOException {
      ReceivePack receive = new ReceivePack(opened);
      Mishap mishap = next.getAndSet(Mishap.NONE);
      if (mishap == Mishap.NONE) {
        receive.receive(in, out, error);
        return;
      }
      if (mishap != Mishap.CUT_BEFORE) {
        receive.setPostReceiveHook(
            (pack, commands) -> {
              if (mishap == Mishap.SILENCE) {
                awaitClosing();
              }
              getServerSession().close(true);
            });
        try {
          receive.receive(mishap == Mishap.CUT_WITHIN ? Mishap.firstPart(in) : in, out, error);
        } catch (IOException e) {
          // The rest was not sent.
        }
      }
      getServerSession().close(true);
    }

    private void awaitClosing() {
      try {
        closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
