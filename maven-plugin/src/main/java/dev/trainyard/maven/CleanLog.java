package dev.trainyard.maven;

import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.RemoteAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.maven.plugin.logging.Log;

/**
 * A log that texts of others cannot do anything to: one call is one line, without control
 * characters, without the commands that build servers look for, and without logins in addresses or
 * those that are in use.
 *
 * @param log where lines go
 * @param logins those in use
 */
record CleanLog(Log log, UsedLogins logins) implements Log {

  private String clean(CharSequence text) {
    return Printable.of(logins.hiddenIn(RemoteAddress.masked(String.valueOf(text))));
  }

  private void debugTrace(Throwable error) {
    if (log.isDebugEnabled()) {
      StringWriter trace = new StringWriter();
      error.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().forEach(line -> log.debug(clean(line)));
    }
  }

  @Override
  public boolean isDebugEnabled() {
    return log.isDebugEnabled();
  }

  @Override
  public void debug(CharSequence content) {
    log.debug(clean(content));
  }

  @Override
  public void debug(CharSequence content, Throwable error) {
    debug(content);
    debugTrace(error);
  }

  @Override
  public void debug(Throwable error) {
    debugTrace(error);
  }

  @Override
  public boolean isInfoEnabled() {
    return log.isInfoEnabled();
  }

  @Override
  public void info(CharSequence content) {
    log.info(clean(content));
  }

  @Override
  public void info(CharSequence content, Throwable error) {
    info(content);
    debugTrace(error);
  }

  @Override
  public void info(Throwable error) {
    info(String.valueOf(error), error);
  }

  @Override
  public boolean isWarnEnabled() {
    return log.isWarnEnabled();
  }

  @Override
  public void warn(CharSequence content) {
    log.warn(clean(content));
  }

  @Override
  public void warn(CharSequence content, Throwable error) {
    warn(content);
    debugTrace(error);
  }

  @Override
  public void warn(Throwable error) {
    warn(String.valueOf(error), error);
  }

  @Override
  public boolean isErrorEnabled() {
    return log.isErrorEnabled();
  }

  @Override
  public void error(CharSequence content) {
    log.error(clean(content));
  }

  @Override
  public void error(CharSequence content, Throwable error) {
    error(content);
    debugTrace(error);
  }

  @Override
  public void error(Throwable error) {
    error(String.valueOf(error), error);
  }
}
