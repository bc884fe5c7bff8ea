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

/** Sessions of SSH in which the other side may not talk without end. */
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
      return new Program(session.exec(command, seconds));
    }

    @Override
    public Process exec(String command, Map<String, String> environment, int seconds)
        throws IOException {
      return new Program(session.exec(command, environment, seconds));
    }

    @Override
    public void disconnect() {
      session.disconnect();
    }
  }

  /** A program on the other machine. */
  private static final class Program extends Process {

    private final Process program;
    private final OutputStream in;
    private final InputStream out;
    private final InputStream err;

    Program(Process program) {
      Talk talk = new Talk();
      this.program = program;
      this.in = talk.say(program.getOutputStream());
      this.out = talk.hear(program.getInputStream());
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
      program.destroy();
    }
  }
}
