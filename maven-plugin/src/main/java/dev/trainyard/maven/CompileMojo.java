package dev.trainyard.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Compiles the project: runs its default lifecycle up to and including {@code process-classes}.
 *
 * <p>The lifecycle behind {@code mvn generate} calls this goal before {@code generate}; binding it
 * to a phase of the default lifecycle would compile twice.
 *
 * @since 0.1.0
 */
@Mojo(name = "compile", threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class CompileMojo extends AbstractMojo {

  @Override
  public void execute() {
    getLog().debug("compiled by the lifecycle that was run before this goal");
  }
}
