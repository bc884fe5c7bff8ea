package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The health check by HTTPS of a compose file, with what BusyBox says about servers. */
class HttpsCheckTest {

  private static final Port HTTPS = tcp("https", 8443);

  private static final App APP =
      Demo.app(
          a ->
              a.workload(
                  workload("web"),
                  w ->
                      w.runAs(568, 568)
                          .container(
                              Demo.IMAGE,
                              c ->
                                  c.port(HTTPS)
                                      .ready(
                                          Probe.http("/a b").scheme(literal("HTTPS")).on(HTTPS)))));

  @TempDir private Path folder;

  private record Outcome(int code, String said) {}

  /** Runs the check with a program in the place of BusyBox; its {@code sh} is the system's. */
  private Outcome check(String wget) throws Exception {
    Path busybox = folder.resolve("busybox");
    Files.writeString(
        busybox, "#!/bin/sh\necho \"$@\" > " + folder.resolve("asked") + "\n" + wget + "\n");
    Files.setPosixFilePermissions(busybox, PosixFilePermissions.fromString("rwx------"));
    Map<?, ?> web = (Map<?, ?>) Demo.services(APP, Map.of()).get("web");
    List<String> command =
        ((List<?>) Demo.at(web, "healthcheck", "test"))
            .stream()
                .skip(2)
                .map(word -> word.toString().replace("$$", "$"))
                .map(word -> word.equals("/run/trainyard/busybox") ? busybox.toString() : word)
                .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), said);
  }

  @Test
  void asks_without_looking_at_the_certificate() throws Exception {
    assertThat(check("echo '  HTTP/1.1 200 OK' >&2")).isEqualTo(new Outcome(0, ""));
    assertThat(folder.resolve("asked"))
        .content()
        .contains("wget -q -S -Y off --no-check-certificate", "https://127.0.0.1:8443/a b");
  }

  /** The kubelet asks no other host than the container, and so does this. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "302, https://cloud.example.org/login, -, 0",
        "302, //cloud.example.org/, -, 0",
        "302, http://127.0.0.1.example.org/, -, 0",
        "302, /login, 200, 0",
        "302, /login, 401, 1",
        "301, https://127.0.0.1:8443/login, 204, 0",
        "301, https://127.0.0.1:1/, -, 1",
        "304, -, -, 0",
        "503, -, -, 1"
      })
  void what_counts_is_the_status_where_the_container_leads(
      int status, String location, String next, int code) throws Exception {
    StringBuilder wget = new StringBuilder("{ echo '  HTTP/1.1 " + status + " Some'\n");
    if (location != null) {
      wget.append("echo '  Location: ").append(location).append("'\n");
    }
    if (next != null) {
      wget.append("echo '  HTTP/1.0 ").append(next).append(" Other'\n");
    }
    assertThat(check(wget.append("} >&2; exit 1").toString()).code()).isEqualTo(code);
  }

  /** Go and OpenSSL refuse whoever knows SHA-1 alone; they are there all the same. */
  @ParameterizedTest
  @CsvSource({"1", "141"})
  void a_server_that_refuses_the_old_tls_is_there(int code) throws Exception {
    String refusal = "echo 'wget: TLS error from peer (alert code 40): handshake failure' >&2";

    assertThat(check(refusal + "; exit " + code).code()).isZero();
  }

  @Test
  void whoever_answers_otherwise_or_not_at_all_is_not_well() throws Exception {
    String refused = "wget: can't connect to remote host (127.0.0.1): Connection refused";

    assertThat(check("echo \"" + refused + "\" >&2; exit 1"))
        .isEqualTo(new Outcome(1, refused + "\n"));
    assertThat(check("echo 'wget: server returned error: HTTP/1.1 503' >&2; exit 1").code())
        .isEqualTo(1);
  }
}
