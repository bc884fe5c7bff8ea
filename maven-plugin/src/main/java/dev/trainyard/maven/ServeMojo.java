package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.serve.Fetch;
import dev.trainyard.catalog.serve.Foreground;
import dev.trainyard.catalog.serve.GitServer;
import dev.trainyard.catalog.serve.Limits;
import dev.trainyard.catalog.serve.ServedCatalog;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.problem.Rule;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Serves a catalog as a git repository over HTTP, for reading only, until Ctrl-C: a URL to paste
 * into Add Catalog on a TrueNAS machine of the same network.
 *
 * <p>Serves the generated folder or, while there is none, what was published to {@code
 * .trainyard/catalog.git} of a project; or the repository that is named. Needs no project.
 *
 * @since 0.1.0
 */
@Mojo(name = "serve", requiresProject = false, threadSafe = true)
public final class ServeMojo extends GoalMojo {

  private static final int MAX_PORT = 65_535;

  /**
   * A git repository to serve; any path, bare or with a work tree. By default what was generated is
   * served.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.serve.repository")
  private File repository;

  /**
   * The generated catalog to serve when no repository is named; any path.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "truenas.output",
      defaultValue = "${project.build.directory}/catalog",
      required = true)
  private File output;

  /**
   * The address to listen on; a name or address of this machine, {@code 0.0.0.0} for all of them.
   * Others reach the default not at all.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.serve.host", defaultValue = "127.0.0.1", required = true)
  private String host;

  /**
   * The TCP port to listen on; 1 to 65535, or 0 for any free one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.serve.port", defaultValue = "9480", required = true)
  private int port;

  /**
   * The file that tells programs the URL while the server runs; any path.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "truenas.serve.report",
      defaultValue = "${project.build.directory}/truenas/serve.json",
      required = true)
  private File report;

  /**
   * Edition to serve; the name of an edition, the first one when empty; of several the first is
   * served. The first edition has the folders and branches as they are named, each other one those
   * with its name after a hyphen.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.editions")
  private List<String> editions = List.of();

  @Override
  List<CatalogEdition> editions() throws GoalFailure {
    return selection().of(editions).subList(0, 1);
  }

  @Override
  GoalKind kind() {
    return GoalKind.ofAnyPlace("serve", "Nothing is served");
  }

  @Override
  Path resultPath(ProjectPlaces places, CatalogEdition edition) {
    return ProjectPlaces.place(report);
  }

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    try (ServedCatalog catalog = catalog(run)) {
      serve(catalog, run);
    } catch (UnreadableSourceException e) {
      throw GoalFailure.of(
          Rule.SERVED_CATALOG,
          e.getMessage(),
          "",
          "Call truenas:generate or truenas:publish first, or name a repository by"
              + " -Dtruenas.serve.repository=...");
    }
  }

  private ServedCatalog catalog(GoalRun run) throws UnreadableSourceException, GitFailure {
    if (repository != null) {
      return ServedCatalog.published(ProjectPlaces.place(repository));
    }
    Layout layout = run.edition().layout();
    Path generated = ProjectPlaces.place(run.place(output).toFile());
    DefaultPublication unnamed = DefaultPublication.of(run);
    if (!Files.exists(generated.resolve(layout.index()))) {
      unnamed.requireOwn();
    }
    return ServedCatalog.open(layout, generated, unnamed.repository());
  }

  private void serve(ServedCatalog catalog, GoalRun run) throws GoalFailure, IOException {
    ResultFile result = run.result();
    try (GitServer server = start(catalog)) {
      result.status("serving").put("url", server.url()).put("branches", catalog.branches());
      result.write();
      getLog().info("Serving " + catalog.origin() + ", for reading only, until Ctrl-C");
      String branches = String.join(" or ", catalog.branches());
      WayToOwners way = new WayToOwners(run.edition());
      if (!way.isAdded()) {
        getLog().info("URL for git: " + server.url() + ", branch " + branches);
        getLog().info("No NAS takes it: " + way.instead());
      } else if (server.isLocal()) {
        getLog().info("URL for this machine alone: " + server.url() + ", branch " + branches);
        getLog().info("A NAS of the same network reaches it with -Dtruenas.serve.host=0.0.0.0");
      } else {
        getLog().info("Add Catalog: " + server.url());
        getLog().info("with the branch " + branches);
      }
      Foreground.run(server, () -> end(result));
    }
  }

  /** The URL leads nowhere any more. Maven itself is ending and calls nothing afterwards. */
  private void end(ResultFile result) {
    try {
      result.status("ended").remove("url").write();
    } catch (IOException e) {
      getLog().warn("The result could not be written: " + e.getMessage());
    }
  }

  private GitServer start(ServedCatalog catalog) throws GoalFailure {
    if (port < 0 || port > MAX_PORT) {
      throw address("port " + port);
    }
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw address("the host \"" + host + "\" is not known");
    }
    try {
      return GitServer.start(catalog, address, Limits.USUAL, this::show);
    } catch (IOException e) {
      throw address(host + " port " + port + " cannot be listened on: " + e.getMessage());
    }
  }

  private void show(Fetch fetch) {
    getLog().info(fetch.describe());
  }

  private static GoalFailure address(String found) {
    return GoalFailure.of(
        Rule.SERVED_ADDRESS,
        found,
        "a host name or address of this machine, and a port that is free: 0 to " + MAX_PORT,
        "Choose another by -Dtruenas.serve.host and -Dtruenas.serve.port; port 0 takes a free"
            + " one.");
  }
}
