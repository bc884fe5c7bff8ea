package dev.trainyard.catalog.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.io.InterruptTimer;
import org.eclipse.jgit.util.io.TimeoutInputStream;

/**
 * Sessions of SSH in which the other side may neither talk without end nor be silent for longer
 * than it is told, which JGit allows for ten times as long after a push.
 */
final class BoundedSessions extends SshSessionFactory implements AutoCloseable {

  private final SshdSessionFactory sessions;

  BoundedSessions(SshdSessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public RemoteSession getSession(
      URIish uri, CredentialsProvider credentials, FS fs, int milliseconds)
      throws TransportException {
    return new Session(sessions.getSession(uri, credentials, fs, milliseconds));
  }

  @Override
  public String getType() {
    return sessions.getType();
  }

  @Override
  public void close() {
    sessions.close();
  }

  private record Session(RemoteSession2 session) implements RemoteSession2 {

    @Override
    public Process exec(String command, int seconds) throws IOException {
      return new Program(session.exec(command, seconds), seconds);
    }

    @Override
    public Process exec(String command, Map<String, String> environment, int seconds)
        throws IOException {
      return new Program(session.exec(command, environment, seconds), seconds);
    }

    @Override
    public void disconnect() {
      session.disconnect();
    }
  }

  /** A program on the other machine. */
  private static final class Program extends Process {

    private final Process program;
    private final InterruptTimer silence = new InterruptTimer("trainyard-silence");
    private final OutputStream in;
    private final InputStream out;
    private final InputStream err;

    Program(Process program, int seconds) {
      Talk talk = new Talk();
      TimeoutInputStream said = new TimeoutInputStream(program.getInputStream(), silence);
      said.setTimeout(Math.toIntExact(TimeUnit.SECONDS.toMillis(seconds)));
      this.program = program;
      this.in = talk.say(program.getOutputStream());
      this.out = talk.hear(said);
      this.err = Talk.complaints(program.getErrorStream());
    }

    @Override
    public OutputStream getOutputStream() {
      return in;
    }

    @Override
    public InputStream getInputStream() {
      return out;
    }

    @Override
    public InputStream getErrorStream() {
      return err;
    }

    @Override
    public int waitFor() throws InterruptedException {
      return program.waitFor();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
      return program.waitFor(timeout, unit);
    }

    @Override
    public int exitValue() {
      return program.exitValue();
    }

    @Override
    public void destroy() {
      silence.terminate();
      program.destroy();
    }
  }
}
