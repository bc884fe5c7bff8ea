package dev.trainyard.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/**
 * What goals say when Maven has said all of its own: below Maven's summary, where people look
 * first.
 *
 * <p>Maven tells the end of a session to the listener of its request, which writes the summary. The
 * words are said by a listener around that one. A lifecycle participant would do the same, but only
 * for builds that load the plugin as an extension, which a build that makes the plugin cannot.
 */
final class ClosingWords {

  private static final String KEY = ClosingWords.class.getName();
  private static final String NEXT = "Next: ";

  private final List<Runnable> words = new ArrayList<>();
  private final boolean heard;
  private final Map<String, Runnable> next = new LinkedHashMap<>();
  private String last = "";

  private ClosingWords(boolean heard) {
    this.heard = heard;
  }

  /** The words of a build, the same for all of its modules. */
  static ClosingWords of(MavenSession session) {
    var data = session.getRequest().getData();
    synchronized (data) {
      if (data.get(KEY) instanceof ClosingWords known) {
        return known;
      }
      ExecutionListener maven = session.getRequest().getExecutionListener();
      ClosingWords words = new ClosingWords(maven != null);
      if (maven != null) {
        session.getRequest().setExecutionListener(words.after(maven, session));
      }
      data.put(KEY, words);
      return words;
    }
  }

  /**
   * Says these lines at the end of the build. Of several goals the last one says what comes next,
   * or that nothing does; for each of its editions, when that differs. In a build that fails nobody
   * says what comes next.
   *
   * @param goal the goal, and what it was called for
   */
  synchronized void say(Log log, String goal, List<String> lines) {
    if (!goal.equals(last)) {
      next.clear();
      last = goal;
    }
    for (String line : lines) {
      if (!heard) {
        log.info(line);
      } else if (line.startsWith(NEXT)) {
        next.put(line, () -> log.info(line));
      } else {
        words.add(() -> log.info(line));
      }
    }
  }

  /** What was done is done, though something else has failed since. */
  private synchronized void speak(boolean well) {
    words.forEach(Runnable::run);
    if (well) {
      next.values().forEach(Runnable::run);
    }
    words.clear();
    next.clear();
  }

  /** The listener of Maven, after whose last event the words are said; new events reach it, too. */
  private ExecutionListener after(ExecutionListener maven, MavenSession session) {
    return (ExecutionListener)
        Proxy.newProxyInstance(
            ClosingWords.class.getClassLoader(),
            new Class<?>[] {ExecutionListener.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(maven, arguments);
                if (method.getName().equals("sessionEnded")) {
                  speak(!session.getResult().hasExceptions());
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
