package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped apps' files, byte for byte, so that a reviewer sees what a change does to charts.
 *
 * <p>{@code -Dtrainyard.golden.update=true} rewrites them; that run still fails, so that nobody
 * takes it for a check.
 */
class GoldenCatalogTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  static List<App> apps() {
    return ServiceLoader.load(AppDefinition.class).stream()
        .map(provider -> provider.get().define())
        .sorted(Comparator.comparing(App::name))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("apps")
  void rendersTheGoldenFiles(App app) throws IOException {
    compare(GOLDEN, app.train() + "/" + app.name(), new HelmEdition().render(app));
  }

  @ParameterizedTest
  @MethodSource("apps")
  void rendersTheGoldenFilesForCompose(App app) throws IOException {
    compare(
        GOLDEN.resolve("compose"),
        "trains/" + app.train() + "/" + app.name(),
        new ComposeEdition().render(app));
  }

  private static void compare(Path root, String item, Rendered all) throws IOException {
    Map<String, String> rendered = new TreeMap<>();
    all.files()
        .forEach(
            (path, content) -> {
              if (path.value().startsWith(item + "/")) {
                rendered.put(path.value(), content.toText());
              }
            });
    Path folder = root.resolve(item);
    if (Boolean.getBoolean("trainyard.golden.update")) {
      update(root, folder, rendered);
      fail("rewrote the golden files of " + item + "; look at the changes and run again");
    }
    Map<String, String> golden = read(root, folder);
    assertThat(rendered.keySet()).isEqualTo(golden.keySet());
    rendered.forEach((path, text) -> assertThat(text).as(path).isEqualTo(golden.get(path)));
  }

  private static Map<String, String> read(Path root, Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (!Files.exists(folder)) {
      return files;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path, StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static void update(Path root, Path folder, Map<String, String> rendered)
      throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    for (Map.Entry<String, String> file : rendered.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
