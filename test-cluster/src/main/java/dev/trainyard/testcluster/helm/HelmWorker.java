package dev.trainyard.testcluster.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.UpgradeCommand;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The program of the worker process: answers requests with Helm's native library until its input
 * ends.
 *
 * <p>It is a process of its own because that library takes over the signals of the process it is
 * in, looks at the process' environment for a cluster, and ends the process when it fails badly.
 * For the same reason nobody can end this program with a signal: it ends when its input does, even
 * in the middle of a request.
 */
final class HelmWorker {

  /** First text of an answer: what Helm said. */
  static final String OK = "ok";

  /** First text of an answer: Helm refused the chart or the values; the second says why. */
  static final String REFUSED = "refused";

  /** First text of an answer: Helm could not be asked; the second says why. */
  static final String BROKEN = "broken";

  static final String VERSION = "version";
  static final String TEMPLATE = "template";
  static final String NOTES = "notes";
  static final String LINT = "lint";
  static final String INSTALL = "install";
  static final String UPGRADE = "upgrade";
  static final String UNINSTALL = "uninstall";

  private HelmWorker() {}

  /** Serves standard input and output; the directory for temporary files is the argument. */
  public static void main(String[] arguments) throws Exception {
    DataOutputStream answers =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err);
    BlockingQueue<List<String>> requests = new LinkedBlockingQueue<>();
    Path temporary = Path.of(arguments[0]);
    Thread reader = new Thread(() -> read(requests, temporary), "requests");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      Frames.write(answers, answer(requests.take()));
    }
  }

  private static void read(BlockingQueue<List<String>> requests, Path temporary) {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in))) {
      while (true) {
        requests.add(Frames.read(in));
      }
    } catch (IOException e) {
      // Nobody is left to answer to. The usual clean-up at exit would wait for the native library.
      Directories.deleteQuietly(temporary);
      Runtime.getRuntime().halt(0);
    }
  }

  private static List<String> answer(List<String> request) {
    try {
      List<String> answer = new ArrayList<>(List.of(OK));
      List<String> arguments = request.subList(1, request.size());
      switch (request.get(0)) {
        case VERSION -> answer.add(orEmpty(Helm.version().call()));
        case TEMPLATE -> answer.add(template(arguments));
        case NOTES -> answer.add(notes(arguments));
        case LINT -> lint(arguments, answer);
        case INSTALL -> install(arguments);
        case UPGRADE -> upgrade(arguments);
        case UNINSTALL -> Helm.uninstall(arguments.get(0)).withNamespace(arguments.get(1)).call();
        default -> throw new IllegalArgumentException("unknown request " + request.get(0));
      }
      return answer;
    } catch (IllegalStateException e) {
      return List.of(REFUSED, String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      return List.of(BROKEN, e.toString());
    }
  }

  /** Arguments: chart folder, release name, namespace, Kubernetes version, files of values. */
  private static String template(List<String> arguments) {
    TemplateCommand command =
        new Helm(Path.of(arguments.get(0)))
            .template()
            .withName(arguments.get(1))
            .withNamespace(arguments.get(2))
            .withKubeVersion(arguments.get(3));
    arguments.stream().skip(4).map(Path::of).forEach(command::withValuesFile);
    return orEmpty(command.call());
  }

  /**
   * The same arguments; the answer is what {@code helm install} prints. The dry run is not limited
   * to the client, as {@code lookup} would find nothing then.
   */
  private static String notes(List<String> arguments) {
    InstallCommand command =
        new Helm(Path.of(arguments.get(0)))
            .install()
            .clientOnly()
            .dryRun()
            .withName(arguments.get(1))
            .withNamespace(arguments.get(2))
            .withKubeVersion(arguments.get(3));
    arguments.stream().skip(4).map(Path::of).forEach(command::withValuesFile);
    return orEmpty(command.call().getOutput());
  }

  /**
   * Arguments: chart folder, release name, namespace, seconds to wait until all is ready or 0,
   * files of values. The cluster is that of the environment.
   */
  private static void install(List<String> arguments) {
    InstallCommand command =
        new Helm(Path.of(arguments.get(0)))
            .install()
            .withName(arguments.get(1))
            .withNamespace(arguments.get(2))
            .createNamespace();
    int wait = Integer.parseInt(arguments.get(3));
    if (wait > 0) {
      command.waitReady().withTimeout(wait);
    }
    arguments.stream().skip(4).map(Path::of).forEach(command::withValuesFile);
    command.call();
  }

  /** The same arguments as for an installation. */
  private static void upgrade(List<String> arguments) {
    UpgradeCommand command =
        new Helm(Path.of(arguments.get(0)))
            .upgrade()
            .withName(arguments.get(1))
            .withNamespace(arguments.get(2));
    int wait = Integer.parseInt(arguments.get(3));
    if (wait > 0) {
      command.waitReady().withTimeout(wait);
    }
    arguments.stream().skip(4).map(Path::of).forEach(command::withValuesFile);
    command.call();
  }

  /** The library has no text where Helm has an empty one. */
  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** Argument: chart folder. */
  private static void lint(List<String> arguments, List<String> answer) {
    LintResult result = new Helm(Path.of(arguments.get(0))).lint().call();
    answer.add(String.valueOf(result.isFailed()));
    answer.addAll(result.getMessages());
  }
}
