package dev.trainyard.apps.gocd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.trainyard.apps.Script;
import dev.trainyard.generator.model.TextFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How agents start, in the shells of the images. */
class AgentScriptTest {

  /** Answers as the file says, a line for each time, and notes what it was asked. */
  private static final String CURL =
      """
      #!/bin/sh
      for address; do :; done
      echo "$address" >>"$ASKED"
      cat >>"$ASKED"
      head -n 1 "$ANSWERS"
      sed -i 1d "$ANSWERS"
      """;

  @TempDir Path directory;
  private Path config;
  private Path lock;
  private Path asked;
  private Path answers;
  private Path entryPoint;
  private Path clones;

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  @BeforeEach
  void prepareTheContainer() throws IOException {
    config = Files.createDirectories(directory.resolve("godata/config"));
    lock =
        Files.createDirectory(directory.resolve("go-working-dir"))
            .resolve(".agent-bootstrapper.running");
    asked = Files.createFile(directory.resolve("asked"));
    answers = Files.createFile(directory.resolve("answers"));
    clones = program("clones.sh", "echo clones below $1\n");
    entryPoint =
        program(
            "docker-entrypoint.sh",
            "#!/bin/sh\necho started $$\necho options $DOCKERD_ADDITIONAL_ARGS\n"
                + "echo key ${AGENT_AUTO_REGISTER_KEY:-none}\n");
  }

  private Path program(String name, String content) throws IOException {
    Path program = Files.writeString(directory.resolve(name), content);
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Script script(List<String> shell, Map<String, String> more) throws IOException {
    Map<String, String> environment = new TreeMap<>(more);
    environment.putIfAbsent("GO_SERVER_URL", "http://ci-gocd-server:8153/go");
    environment.put("AGENT_AUTO_REGISTER_KEY", "the-key");
    environment.put("ASKED", asked.toString());
    environment.put("ANSWERS", answers.toString());
    String text =
        TextFile.of(Gocd.class, "agent.sh")
            .replace("/docker-entrypoint.sh", entryPoint.toString())
            .replace(" /godata/", " " + directory + "/godata/")
            .replace("=/godata/", "=" + directory + "/godata/")
            .replace("/scripts/clones.sh", clones.toString())
            .replace(" /go-working-dir/", " " + directory + "/go-working-dir/");
    Path place = Files.createTempDirectory(directory, "script");
    Script script = new Script(shell, place, "agent.sh", text, environment);
    script.program("curl", CURL);
    script.program("sleep", "#!/bin/sh\n");
    return script;
  }

  private void identity() throws IOException {
    Files.writeString(config.resolve("guid.txt"), "a-guid");
    Files.writeString(config.resolve("token"), "a-token");
  }

  private String start(List<String> shell) throws Exception {
    Script.Result result = script(shell, Map.of()).run();
    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("started ");
    return result.output();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void they_start_as_their_images_do_whatever_their_version(List<String> shell) throws Exception {
    Script script = script(shell, Map.of());
    Process old = script.start();
    assertThat(old.inputReader().readLine()).isEqualTo("started " + old.pid());

    script.program("tini-static", "#!/bin/sh\necho $$ \"$@\"\n");
    Process now = script.start();
    assertThat(now.inputReader().readLine()).isEqualTo(now.pid() + " -g -- " + entryPoint);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void one_that_has_never_registered_is_asked_nothing(List<String> shell) throws Exception {
    start(shell);

    assertThat(asked).isEmptyFile();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void one_that_the_server_knows_stays_who_it_is(List<String> shell) throws Exception {
    identity();
    Files.writeString(answers, "000\n503\n404\n");

    assertThat(start(shell))
        .containsOnlyOnce("agent: waiting for the server, http://ci-gocd-server:8153/go\n");

    assertThat(config.resolve("guid.txt")).hasContent("a-guid");
    assertThat(config.resolve("token")).hasContent("a-token");
    assertThat(Files.readAllLines(asked))
        .hasSize(9)
        .startsWith(
            "http://ci-gocd-server:8153/go/remoting/api/agent/ping",
            "X-Agent-GUID: a-guid",
            "Authorization: a-token");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void one_that_the_server_does_not_know_any_more_registers_anew(List<String> shell)
      throws Exception {
    identity();
    Files.writeString(answers, "503\n403\n");

    assertThat(start(shell)).contains("It registers as a new one.");

    assertThat(config.resolve("guid.txt")).doesNotExist();
    assertThat(config.resolve("token")).doesNotExist();
    assertThat(config.resolve("guid.txt.before")).hasContent("a-guid");
    assertThat(config.resolve("token.before")).hasContent("a-token");
  }

  /** With the real curl. The proxy answers 403 to all it is asked, the server 404. */
  @ParameterizedTest
  @MethodSource("shells")
  void a_proxy_that_jobs_are_to_use_is_not_asked_for_the_server(List<String> shell)
      throws Exception {
    identity();
    HttpServer server = answering(404);
    HttpServer proxy = answering(403);
    try {
      Script script =
          script(
              shell,
              Map.of("GO_SERVER_URL", address(server) + "/go", "http_proxy", address(proxy)));
      script.program("curl", "#!/bin/sh\nPATH=${PATH#*:}\nexec curl \"$@\"\n");

      assertThat(script.run().output()).startsWith("started ");
    } finally {
      server.stop(0);
      proxy.stop(0);
    }

    assertThat(config.resolve("token")).hasContent("a-token");
  }

  private static HttpServer answering(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String address(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void clones_that_were_cut_off_are_put_right_before_a_job_comes(List<String> shell)
      throws Exception {
    assertThat(start(shell)).doesNotContain("clones");

    Path pipelines = Files.createDirectory(config.resolveSibling("pipelines"));

    assertThat(start(shell)).startsWith("clones below " + pipelines + "\n");
  }

  /** An agent with a token never registers; one that is registered is given no second token. */
  @ParameterizedTest
  @MethodSource("shells")
  void half_an_identity_is_of_no_use(List<String> shell) throws Exception {
    for (String lost : List.of("guid.txt", "token")) {
      identity();
      Files.delete(config.resolve(lost));

      assertThat(start(shell)).contains("It registers as a new one.");

      identity();
      Files.writeString(config.resolve(lost), "");

      assertThat(start(shell)).contains("It registers as a new one.");

      assertThat(config.resolve("guid.txt")).doesNotExist();
      assertThat(config.resolve("token")).doesNotExist();
    }
    assertThat(asked).isEmptyFile();
  }

  /** The entry point adds the key to the file, and who does not register leaves it there. */
  @ParameterizedTest
  @MethodSource("shells")
  void only_one_that_registers_has_the_key(List<String> shell) throws Exception {
    Path properties = config.resolve("autoregister.properties");
    Files.writeString(properties, "agent.auto.register.key=the-key\n");

    assertThat(start(shell)).contains("key the-key\n");
    assertThat(properties).doesNotExist();

    identity();
    Files.writeString(answers, "404\n403\n");

    assertThat(start(shell)).contains("key none\n");
    assertThat(start(shell)).contains("It registers as a new one.", "key the-key\n");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_stop_ends_one_that_waits_for_its_server(List<String> shell) throws Exception {
    identity();
    Files.writeString(answers, "000\n".repeat(1_000));
    Script script = script(shell, Map.of());
    script.program("sleep", "#!/bin/sh\necho asleep\nexec /bin/sleep 60\n");
    Process waiting = script.start();
    assertThat(waiting.inputReader().lines().anyMatch("asleep"::equals)).isTrue();

    waiting.destroy();

    assertThat(waiting.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(waiting.exitValue()).isEqualTo(143);
    assertThat(config.resolve("token")).exists();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void the_lock_of_one_that_was_killed_keeps_nobody_away(List<String> shell) throws Exception {
    Files.createFile(lock);

    start(shell);

    assertThat(lock).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_docker_daemon_finds_nothing_of_the_one_before_and_what_the_owner_says_counts(
      List<String> shell) throws Exception {
    String options =
        script(shell, Map.of("DOCKERD_ADDITIONAL_ARGS", "--group=root --storage-driver=vfs"))
            .run()
            .output();

    assertThat(options)
        .containsPattern(
            "options --exec-root=(/run/dind-[0-9]+) --pidfile=\\1\\.pid --group=root"
                + " --storage-driver=vfs\n");
    assertThat(start(shell)).contains("options\n");
  }
}
