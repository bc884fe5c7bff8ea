package dev.trainyard.testcluster.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.jni.HelmLib;
import com.marcnuri.helm.jni.NativeLibrary;
import com.sun.jna.Native;
import com.sun.jna.platform.FileUtils;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A running {@link HelmWorker}. Not for several threads at a time. */
final class WorkerProcess {

  private static final String HOME = "home";
  private static final String TEMPORARY = "tmp";
  private static final int MOST_LOG = 2000;
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** What a process may take on a busy machine before it reads what it is asked. */
  private static final Duration START = Duration.ofSeconds(60);

  /** What a process needs of the environment to run at all; everything else stays outside. */
  private static final Set<String> KEPT_ENVIRONMENT = Set.of("PATH", "SystemRoot", "SYSTEMROOT");

  private final Path directory;
  private final Path log;
  private final Duration limit;
  private boolean started;
  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream answers;

  private WorkerProcess(Path directory, Duration limit, Process process, Path log) {
    this.directory = directory;
    this.log = log;
    this.limit = limit;
    this.process = process;
    requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /**
   * Starts a worker.
   *
   * @param directory a directory of its own, which ends with it
   * @param kubeconfig the cluster templates may look things up in
   * @param limit how long an answer may take
   */
  static WorkerProcess start(Path directory, Path kubeconfig, Duration limit) throws IOException {
    Path temporary = Files.createDirectories(directory.resolve(TEMPORARY));
    Path home = Files.createDirectories(directory.resolve(HOME));
    Path log = directory.resolve("stderr.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A short-lived JVM that mostly waits for native code.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    // Quiets JDK 22 and later; JDK 17 takes it without a word.
    command.add("--enable-native-access=ALL-UNNAMED");
    // Without this a missing native library would be fetched from the network, unverified.
    command.add("-Dcom.marcnuri.jkube-helm.skipRemoteJar=true");
    // Helm's library unpacks itself (98 MB) below java.io.tmpdir.
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Duser.home=" + home);
    command.addAll(List.of("-cp", classPath(), HelmWorker.class.getName(), temporary.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(home.toFile()).redirectError(log.toFile());
    Map<String, String> environment = environment(builder.environment(), directory, kubeconfig);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new WorkerProcess(directory, limit, builder.start(), log);
  }

  /** The environment of the worker: hardly anything of the caller's, and no way to its cluster. */
  static Map<String, String> environment(
      Map<String, String> callers, Path directory, Path kubeconfig) {
    Map<String, String> environment = new TreeMap<>(callers);
    environment.keySet().retainAll(KEPT_ENVIRONMENT);
    environment.put("KUBECONFIG", kubeconfig.toString());
    for (String name : List.of("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")) {
      environment.put(name, directory.resolve(HOME).toString());
    }
    for (String name : List.of("TMPDIR", "TMP", "TEMP")) {
      environment.put(name, directory.resolve(TEMPORARY).toString());
    }
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TZ", "UTC");
    // A rendering leaves a few megabytes behind: clearing up after so many of them as there is room
    // for takes a quarter of the time less.
    environment.put("GOGC", "off");
    environment.put("GOMEMLIMIT", "256MiB");
    return environment;
  }

  /** The places the worker's classes come from, wherever the caller's class loader has them. */
  private static String classPath() {
    List<Class<?>> classes =
        new ArrayList<>(
            List.of(HelmWorker.class, Helm.class, HelmLib.class, Native.class, FileUtils.class));
    ServiceLoader.load(NativeLibrary.class, HelmLib.class.getClassLoader()).stream()
        .forEach(provider -> classes.add(provider.type()));
    Set<String> places = new LinkedHashSet<>();
    for (Class<?> type : classes) {
      try {
        places.add(
            Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
      } catch (URISyntaxException e) {
        throw new HelmEngineException("the place of " + type.getName() + " is no file", e);
      }
    }
    return String.join(File.pathSeparator, places);
  }

  /**
   * Asks the worker.
   *
   * @return the answer without its first text
   * @throws RefusedException when Helm refuses what it was given
   * @throws HelmEngineException when there is no answer; the worker has ended then
   */
  List<String> ask(List<String> request) throws RefusedException {
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<Void> answered = new CompletableFuture<>();
    answered
        .orTimeout((started ? limit : limit.plus(START)).toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            timeout -> {
              late.set(true);
              process.destroyForcibly();
              return null;
            });
    List<String> answer;
    try {
      Frames.write(requests, request);
      answer = Frames.read(answers);
      started = true;
    } catch (IOException e) {
      kill();
      String why =
          late.get()
              ? "did not answer within %d s and was ended".formatted(limit.toSeconds())
              : "ended (exit code %d)".formatted(process.exitValue());
      HelmEngineException failure =
          new HelmEngineException(
              "Helm's process %s; the next request starts a new one%s".formatted(why, lastWords()),
              e);
      Directories.deleteQuietly(directory);
      throw failure;
    } finally {
      answered.complete(null);
    }
    List<String> rest = answer.subList(1, answer.size());
    return switch (answer.get(0)) {
      case HelmWorker.OK -> rest;
      case HelmWorker.REFUSED -> throw new RefusedException(rest.get(0));
      default -> throw new HelmEngineException("Helm cannot be used: " + rest.get(0) + lastWords());
    };
  }

  private String lastWords() {
    try {
      String said = Files.readString(log, StandardCharsets.UTF_8).strip();
      String end = said.substring(Math.max(0, said.length() - MOST_LOG));
      return end.isEmpty() ? "" : "\nits last words:\n" + end;
    } catch (IOException e) {
      return "";
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends the worker: its input ends, so it does; if not, the system ends it. */
  void close() {
    try {
      requests.close();
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
    Directories.deleteQuietly(directory);
  }

  private void kill() {
    process.destroyForcibly().onExit().join();
  }
}
