package dev.trainyard.testcluster.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Charts as folders, which is how Helm takes them. Each is written once. */
final class ChartFolders {

  /** Enough for a catalog; a property test with ever new charts must not fill the disk. */
  private static final int MOST = 200;

  private final Path directory;
  private final Map<String, Path> folders = new LinkedHashMap<>(16, 0.75f, true);

  ChartFolders(Path directory) {
    this.directory = directory;
  }

  /** The files of values that TrueNAS hands to Helm after the chart's own, the last one wins. */
  static List<String> valuesFiles(Chart chart, Path folder, Path answers) {
    return chart.files().containsKey(Chart.IX_VALUES)
        ? List.of(folder.resolve(Chart.IX_VALUES.value()).toString(), answers.toString())
        : List.of(answers.toString());
  }

  /** The folder that holds exactly the files of a chart. */
  Path of(Chart chart) throws IOException {
    Path known = folders.get(chart.digest());
    if (known != null) {
      return known;
    }
    if (folders.size() >= MOST) {
      String oldest = folders.keySet().iterator().next();
      Directories.deleteQuietly(folders.remove(oldest));
    }
    Path folder = directory.resolve(chart.digest());
    for (var file : chart.files().entrySet()) {
      Path path = folder.resolve(file.getKey().value());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue().toBytes());
    }
    folders.put(chart.digest(), folder);
    return folder;
  }
}
