package dev.trainyard.catalog.git;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps the git configuration of user and machine away from what is published: {@code
 * core.autocrlf}, {@code commit.gpgsign}, {@code core.hooksPath} and the like would make the result
 * depend on where it is made.
 *
 * <p>JGit has one reader for the whole class loader, so this is the one thing here that cannot be
 * passed along. Setting it is idempotent.
 */
public final class Isolation extends SystemReader.Delegate {

  private static final int UMASK = 0022;

  private Isolation(SystemReader original) {
    super(original);
  }

  /** Isolates JGit from now on. */
  public static void ensure() {
    synchronized (Isolation.class) {
      // Else JGit asks a shell, which would see the token to publish with in its environment. It is
      // used for work trees only, of which there are none here.
      if (FS.DETECTED instanceof FS_POSIX posix) {
        posix.setUmask(UMASK);
      }
      SystemReader current = SystemReader.getInstance();
      if (!(current instanceof Isolation)) {
        SystemReader.setInstance(new Isolation(current));
      }
    }
  }

  @Override
  public String getenv(String variable) {
    return variable.startsWith("GIT_") ? null : super.getenv(variable);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public StoredConfig getUserConfig() {
    return new Nothing(null, FS.DETECTED);
  }

  @Override
  public StoredConfig getSystemConfig() {
    return new Nothing(null, FS.DETECTED);
  }

  @Override
  public StoredConfig getJGitConfig() {
    return new Nothing(null, FS.DETECTED);
  }

  /** A configuration without a file. */
  private static final class Nothing extends FileBasedConfig {

    private static final Duration COARSEST = Duration.ofSeconds(2);

    Nothing(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {
      // There is nothing to read.
    }

    @Override
    public void save() {
      // JGit keeps measurements of the file system here; they need not outlive the run.
    }

    /**
     * The resolution of time stamps that every file system has. To measure a finer one takes JGit
     * seconds in every new process, and leaves files in the repository when that is killed.
     */
    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
          ? unit.convert(COARSEST)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
