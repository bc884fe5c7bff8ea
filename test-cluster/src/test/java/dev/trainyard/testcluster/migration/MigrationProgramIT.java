package dev.trainyard.testcluster.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainyard.generator.migration.Migration;
import dev.trainyard.generator.migration.MigrationProgram;
import dev.trainyard.generator.migration.Operation;
import dev.trainyard.generator.yaml.JsonReader;
import dev.trainyard.generator.yaml.Yaml;
import dev.trainyard.testcluster.compose.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Python runs the programs, as TrueNAS would: they do what is computed from the same steps. */
class MigrationProgramIT {

  /** How many random programs are run, each over answers of its own. */
  private static final int PROGRAMS = 40;

  private static final List<String> NAMES = List.of("a", "b", "c", "größe \"x\"", "'''");
  private static final List<Object> VALUES =
      List.of(
          1L,
          0L,
          1L << 40,
          true,
          false,
          "",
          "1",
          "true",
          "ä😀\"\\\n\u2028\u0085",
          "{{ x }}",
          "# DUMP",
          "    # LOAD",
          "# IMPORTS",
          "# OPERATIONS");

  private static final String READ =
      "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1])), sys.stdout)";

  private static final String PYTHON =
      Python.having("yaml")
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "no Python here has PyYAML. Install it: apt-get install python3-yaml, or"
                          + " python3 -m pip install pyyaml"));

  @TempDir private Path temp;

  private final ObjectMapper json = new ObjectMapper();

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static List<String> path(Random random) {
    List<String> path = new ArrayList<>();
    do {
      path.add(one(random, NAMES));
    } while (path.size() < 3 && random.nextBoolean());
    return path;
  }

  private static Object value(Random random, int depth) {
    int kind = random.nextInt(depth > 2 ? 4 : 9);
    if (kind < 3) {
      return one(random, VALUES);
    }
    if (kind == 3) {
      return null;
    }
    if (kind == 4) {
      List<Object> list = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        list.add(value(random, depth + 1));
      }
      return list;
    }
    return level(random, depth + 1);
  }

  private static Map<String, Object> level(Random random, int depth) {
    Map<String, Object> level = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      level.put(one(random, NAMES), value(random, depth));
    }
    return level;
  }

  private static Operation operation(Random random) {
    List<String> list = random.nextInt(3) == 0 ? path(random) : List.of();
    List<String> at = path(random);
    return switch (random.nextInt(5)) {
      case 0 -> {
        List<String> to = path(random);
        // What lies in itself is refused in definitions.
        boolean within = startsWith(to, at) || startsWith(at, to);
        yield within ? new Operation.Drop(list, at) : new Operation.Rename(list, at, to);
      }
      case 1 -> new Operation.Map(list, at, one(random, VALUES), one(random, VALUES));
      case 2 -> new Operation.Fill(list, at, one(random, VALUES));
      case 3 -> new Operation.Copy(list, at, path(random));
      default -> new Operation.Drop(list, at);
    };
  }

  private static boolean startsWith(List<String> path, List<String> level) {
    return path.size() >= level.size() && path.subList(0, level.size()).equals(level);
  }

  private static Migration migration(Random random) {
    List<Operation> operations = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      operations.add(operation(random));
    }
    return new Migration(operations);
  }

  private Object run(MigrationProgram kind, Migration migration, Map<String, Object> answers)
      throws IOException, InterruptedException {
    Path program = Files.writeString(temp.resolve("migrate"), kind.of(migration));
    Path file = temp.resolve("answers");
    if (kind == MigrationProgram.JSON) {
      json.writeValue(file.toFile(), answers);
    } else {
      Files.writeString(file, Yaml.write(answers));
    }
    byte[] printed = python(program.toString(), file.toString());
    if (kind == MigrationProgram.YAML) {
      // As TrueNAS reads it.
      Files.write(file, printed);
      printed = python("-c", READ, file.toString());
    }
    return JsonReader.read(printed).root().data();
  }

  /** With the language that services have. */
  private byte[] python(String... words) throws IOException, InterruptedException {
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(List.of(words));
    ProcessBuilder python =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    python.environment().put("LC_ALL", "C");
    int code = python.start().waitFor();
    assertThat(Files.readString(err)).isEmpty();
    assertThat(code).isZero();
    return Files.readAllBytes(out);
  }

  @ParameterizedTest
  @EnumSource(MigrationProgram.class)
  void python_does_what_is_computed(MigrationProgram kind) throws Exception {
    int changed = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Random random = new Random(seed);
      Migration migration = migration(random);
      Map<String, Object> answers = level(random, 0);
      Map<String, Object> mended = migration.apply(answers);
      changed += mended.equals(answers) ? 0 : 1;

      assertThat(run(kind, migration, answers)).as("seed " + seed).isEqualTo(mended);
      assertThat(kind.read(kind.of(migration))).as("seed " + seed).contains(migration);
    }
    assertThat(changed).isGreaterThan(PROGRAMS / 2);
  }

  @Test
  void a_program_that_is_another_is_not_taken_for_one() {
    String program =
        MigrationProgram.JSON.of(
            new Migration(List.of(new Operation.Drop(List.of(), List.of("a")))));

    assertThat(MigrationProgram.JSON.read(program)).isPresent();
    assertThat(MigrationProgram.YAML.read(program)).isEmpty();
    assertThat(MigrationProgram.JSON.read(program + "\n")).isEmpty();
    assertThat(MigrationProgram.JSON.read(program.replace("\"a\"", "\"a\",  \"b\""))).isEmpty();
    assertThat(MigrationProgram.JSON.read(program.replace("\"drop\"", "\"lose\""))).isEmpty();
    assertThat(MigrationProgram.JSON.read(program.replace("[\"a\"]", "3"))).isEmpty();
    assertThat(MigrationProgram.JSON.read("#!/bin/sh\n")).isEmpty();
  }
}
