package dev.trainyard.generator.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Two apps on the same data, with each PostgreSQL that this machine has. */
class RealLockTest {

  private static final String PASSWORD =
      "SELECT rolpassword FROM pg_authid WHERE rolname = 'notes'";

  @TestFactory
  List<DynamicTest> a_second_app_leaves_the_data_of_a_running_one_alone() throws IOException {
    return RealPostgreSql.installed()
        .map(programs -> dynamicTest(programs.toString(), () -> alone(programs)))
        .toList();
  }

  private static void alone(Path programs) throws Exception {
    RealPostgreSql machine =
        RealPostgreSql.with(
            programs,
            Map.of(
                "prepare.sh", Server.prepareScript(PostgreSql.PREPARE),
                "serve.sh", PostgreSql.serveScript()),
            Map.of(
                "POSTGRES_USER", "notes",
                "POSTGRES_DB", "notes",
                "POSTGRES_PASSWORD", "of green",
                "SERVER", "127.0.0.1",
                "KUBERNETES_SERVICE_HOST", "10.43.0.1",
                "APP_VERSION", "1.0.0"));
    machine.environment().put("PGDATA", machine.folder().resolve("storage/pgdata").toString());
    Process blue = null;
    Process green = null;
    try {
      // A minute goes by quickly.
      machine.run(
          "mkdir bin storage; printf '#!/bin/sh\\nexec /bin/sleep 0.01\\n' >bin/sleep;"
              + " chmod +x bin/sleep; initdb --username=notes --auth=trust >/dev/null");
      blue = server(machine, "blue");
      machine.run(on("blue", "CREATE TABLE note AS SELECT generate_series(1, 500) n"));
      String blues = machine.run(on("blue", PASSWORD));

      refused(machine, "bash prepare.sh", "another server runs on this data");
      refused(machine, "sh serve.sh postgres", "another server has this data open");

      assertThat(machine.run(on("blue", PASSWORD))).isEqualTo(blues);
      machine.run(on("blue", "INSERT INTO note VALUES (501)"));
      end(blue);

      assertThat(finished(machine, "bash prepare.sh")).isZero();
      green = server(machine, "green");
      assertThat(machine.run(on("green", "SELECT count(*) FROM note"))).isEqualTo("501");
      assertThat(machine.run(on("green", PASSWORD))).isNotEqualTo(blues);
    } finally {
      end(blue);
      end(green);
      machine.run("rm -rf \"$PWD\"/*");
      Files.delete(machine.folder());
    }
  }

  private static String on(String server, String statement) {
    return "psql -qtA --host=\"$PWD/" + server + "\" --dbname=postgres -c \"" + statement + "\"";
  }

  private static Process server(RealPostgreSql machine, String name) throws Exception {
    machine.run("mkdir " + name);
    Process process =
        machine.apart(
            "exec sh serve.sh postgres -c listen_addresses= -c unix_socket_directories=\"$PWD/"
                + name
                + "\"",
            machine.folder().resolve(name + ".log"));
    machine.run(
        "for i in $(seq 200); do ! pg_isready --quiet --host=\"$PWD/"
            + name
            + "\" || exit 0; /bin/sleep 0.1; done; cat "
            + name
            + ".log; exit 1");
    return process;
  }

  private static int finished(RealPostgreSql machine, String words) throws Exception {
    return machine
        .apart("PATH=$PWD/bin:$PATH exec " + words, machine.folder().resolve("said"))
        .waitFor();
  }

  private static void refused(RealPostgreSql machine, String words, String why) throws Exception {
    assertThat(finished(machine, words)).isEqualTo(1);
    assertThat(machine.folder().resolve("said")).content().contains(why, "nothing was changed");
  }

  /** As the machine does at a power failure. */
  private static void end(Process process) throws InterruptedException {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }
}
