package dev.trainyard.generator.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.generator.model.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Dumping and restoring with each PostgreSQL that this machine has. */
class RealDumpTest {

  @TestFactory
  List<DynamicTest> a_restored_dump_is_what_was_dumped() throws IOException {
    return RealPostgreSql.installed()
        .map(programs -> dynamicTest(programs.toString(), () -> restored(programs)))
        .toList();
  }

  private static void restored(Path programs) throws Exception {
    RealPostgreSql machine =
        RealPostgreSql.with(
            programs,
            Map.of("dumps.sh", DumpScript.of(TextFile.of(Server.class, "dumps-postgresql.sh"))),
            Map.of("HOURS", "24", "KEEP", "2", "SECONDS_BETWEEN_LOOKS", "0.1"));
    try {
      machine.run("initdb --username=notes --auth=trust --pgdata=data >/dev/null");
      machine.run(
          "pg_ctl start --wait --silent --pgdata=data --log=log --options=\""
              + "-c listen_addresses=127.0.0.1 -c unix_socket_directories=$PWD\"");
      roundTrip(machine);
    } finally {
      machine.run("pg_ctl stop --wait --silent --mode=immediate --pgdata=data; rm -rf \"$PWD\"/*");
      Files.delete(machine.folder());
    }
  }

  private static void roundTrip(RealPostgreSql machine) throws Exception {
    machine.run("createdb notes; psql -qc 'CREATE TABLE note AS SELECT generate_series(1, 500) n'");
    machine.run(
        "sh dumps.sh >said & dumper=$!;"
            + " until grep -q wrote said; do sleep 0.1; done; kill $dumper; wait $dumper");
    machine.run("psql -qc 'DELETE FROM note WHERE n > 3; CREATE TABLE later (n int)'");
    // Somebody else's database keeps its name, whatever it is.
    machine.run("createdb restored");
    machine.run("echo no dump >notes.database/broken.dump; ! sh dumps.sh restore broken.dump");
    assertThat(
            machine.run(
                "psql -qtAc \"SELECT string_agg(datname, ' ') FROM pg_database WHERE datname LIKE"
                    + " 'restored%'\""))
        .isEqualTo("restored");
    assertThat(machine.run("psql -qtAc 'SELECT count(*) FROM note'")).isEqualTo("3");

    // Somebody holds on to the database and comes back at once.
    String said =
        machine.run(
            "(for i in 1 2; do psql -qc 'SELECT pg_sleep(3)' >/dev/null 2>&1 || true; done) &"
                + " until psql -qtAc \"SELECT 'busy' FROM pg_stat_activity WHERE query LIKE"
                + " '%pg_sleep(3)' AND pid <> pg_backend_pid()\" --dbname=postgres | grep -q busy;"
                + " do sleep 0.1; done;"
                + " sh dumps.sh restore \"$(sh dumps.sh list | tail -n 1)\"");

    assertThat(said).contains("dumps: the database is as in scheduled-", "in the database before_");
    assertThat(machine.run("psql -qtAc 'SELECT count(*) FROM note'")).isEqualTo("500");
    assertThat(machine.run("psql -qtAc \"SELECT to_regclass('later') IS NULL\"")).isEqualTo("t");
    // What was there before can still be read.
    assertThat(
            machine.run(
                "psql -qtAc 'SELECT count(*) FROM note' --dbname=\"$(psql -qtAc \"SELECT datname"
                    + " FROM pg_database WHERE datname LIKE 'before%'\")\""))
        .isEqualTo("3");
  }
}
