package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.maven.it.BuiltProject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal {@code validate} tells of catalogs, and whom it shows which login. */
class ValidateGoalTest {

  @TempDir private Path base;
  private CalledGoals goals;

  @BeforeEach
  void begin() throws Exception {
    goals = CalledGoals.in(base);
  }

  private void validates(String... properties) {
    goals.call("validate", withoutHelm(properties));
  }

  private void refuses(String... properties) {
    goals.fail("validate", withoutHelm(properties));
  }

  private static String[] withoutHelm(String... properties) {
    return Stream.concat(Stream.of("truenas.helm=none"), Stream.of(properties))
        .toArray(String[]::new);
  }

  @Test
  void whatIsWrongIsToldAndReported() throws Exception {
    goals.with("validate/broken");
    refuses(
        "truenas.catalog=broken",
        "truenas.validate.reports=all",
        "truenas.validate.formats=sarif,junit,markdown");

    BuiltProject left = goals.left();
    left.logs(
        "Versions are not rendered: truenas.helm is none",
        "stable/demo/1.0.0/Chart.yaml",
        "4:1 error TN634 appVersion is a number: 1.4 [23.10, 24.04]",
        "allowed: a text",
        "fix: Put it in quotes.",
        "error TN650 is missing [23.10, 24.04]",
        "11:7 warning TN719 question workers: min is 0, which counts as none"
            + " [22.02, 22.12, 23.10, 24.04]",
        "The catalog is not fit for TrueNAS: 3 errors, 1 warning: 1 app and 1 version, for TrueNAS"
            + " 22.02, 22.12, 23.10, 24.04");
    left.hasResult(
        "all/validate.json",
        "failed",
        "\"errors\" : 3",
        "\"TN634\" : 1",
        "\"file\" : \"stable/demo/1.0.0/Chart.yaml\"",
        "\"catalog\" : \"broken\"");
    left.hasText("all/validate.sarif", "\"ruleId\" : \"TN634\"");
    left.hasText(
        "all/validate.xml", "<testcase classname=\"truenas:validate\" name=\"stable/demo\"");
    left.hasText("all/validate.md", "| TN634 ");
  }

  /** Those that read no indexes. */
  @Test
  void onlyTheReleasesCountThatTheCatalogIsFor() throws Exception {
    goals.with("validate/broken");
    validates(
        "truenas.catalog=broken",
        "truenas.validate.reports=old",
        "truenas.validate.formats=sarif,",
        "truenas.releases=22.02,,22.12,");

    BuiltProject left = goals.left();
    left.logs(
        "0 errors, 1 warning: 1 app and 1 version, for TrueNAS 22.02, 22.12",
        "Report: old/validate.json");
    left.hasResult("old/validate.json", "findings", "\"warnings\" : 1");
    left.hasNot("old/validate.xml");
  }

  @Test
  void aWarningFailsWhereThatIsAskedFor() throws Exception {
    goals.with("validate/broken");
    refuses(
        "truenas.catalog=broken",
        "truenas.releases=22.02",
        "truenas.validate.failOn=warning",
        "truenas.validate.reports=strict");

    goals
        .left()
        .logs(
            "The catalog is not fit for TrueNAS: 0 errors, 1 warning: 1 app and 1 version, for"
                + " TrueNAS 22.02");
    goals.left().hasResult("strict/validate.json", "failed", "\"code\" : \"TN719\"");
  }

  @Test
  void withoutACatalogItSaysHowToComeToOne() throws Exception {
    refuses("truenas.validate.reports=nothing");

    goals
        .left()
        .logs(
            "TN420 error: there is no catalog in target/catalog and no git repository"
                + " .trainyard/catalog.git",
            "fix: Name a catalog by -Dtruenas.catalog, or call truenas:generate first.");
    goals.left().hasResult("nothing/validate.json", "failed", "\"code\" : \"TN420\"");
  }

  @Test
  void anUnknownReleaseIsRefused() throws Exception {
    goals.with("validate/broken");
    refuses("truenas.catalog=broken", "truenas.releases=25.99", "truenas.validate.reports=unknown");

    goals
        .left()
        .logs(
            "TN505 error: truenas.releases: no release is named \"25.99\"",
            "allowed: 22.02, 22.12, 23.10, 24.04");
    goals.left().hasResult("unknown/validate.json", "failed");
  }

  @Test
  void whatIsPublishedWhatIsGeneratedAndWhatIsNamedIsFound() throws Exception {
    goals.define("1.0.0");
    goals.call("publish", "truenas.publish.allowDirty");
    validates("truenas.validate.reports=published");
    goals.call("generate");
    validates("truenas.validate.failOn=warning");
    validates("truenas.catalog=.trainyard/catalog.git#main", "truenas.validate.reports=revision");

    BuiltProject left = goals.left();
    left.hasResult(
        "published/validate.json",
        "clean",
        "\"catalog\" : \".trainyard/catalog.git#main\"",
        "\"apps\" : 1");
    left.hasResult("target/truenas/validate.json", "clean", "\"catalog\" : \"target/catalog\"");
    left.hasResult("revision/validate.json", "clean", "\"versions\" : 1");
  }

  /** The environment of these tests has a token to publish with. */
  @Test
  void theTokenToPublishWithIsForTheServerOfTheTargetAlone() throws Exception {
    try (AskingServer server = AskingServer.start()) {
      String host = "http://" + server.host();
      refuses("truenas.catalog=" + host + "/foreign.git");
      refuses(
          "truenas.catalog=" + host + "/foreign-server.git", "truenas.publish.server=publishing");
      refuses(
          "truenas.catalog=" + host + "/other-target.git",
          "truenas.publish.target=https://" + server.host() + "/own.git");
      refuses(
          "truenas.catalog=" + host + "/own.git", "truenas.publish.target=" + host + "/other.git");

      for (String name : List.of("/foreign.git/", "/foreign-server.git/", "/other-target.git/")) {
        assertThat(server.wasAskedFor(name)).as(name).isTrue();
        assertThat(server.shown(name)).as(name).isEmpty();
      }
      assertThat(server.shown("/own.git/")).containsExactly("x-access-token:publishing-token");
    }
    goals.left().logsNot("publishing-token");
  }

  @Test
  void theCatalogHasALoginOfItsOwn() throws Exception {
    try (AskingServer server = AskingServer.start()) {
      String address = "truenas.catalog=http://" + server.host() + "/reading.git";
      refuses(address);
      refuses(address, "truenas.catalog.server=reading");

      assertThat(server.shown("/reading.git/")).containsExactly("reader:reading-password");
    }
    goals.left().logs("that -Dtruenas.catalog.server names");
    goals.left().logsNot("reading-password", "publishing-token");
  }

  @Test
  void anAddressWithASlipIsNotRepeated() throws Exception {
    refuses(
        "truenas.catalog=https://me:S3 CRET@127.0.0.1:9/x.git", "truenas.validate.reports=slip");

    BuiltProject left = goals.left();
    left.hasResult("slip/validate.json", "failed");
    left.hasNoText("slip/validate.json", "S3");
    left.logsNot("S3 CRET");
  }

  /** Old sins: written down, then known. */
  @Test
  void whatABaselineKnowsDoesNotCount() throws Exception {
    goals.with("check/charts");
    String catalog = "truenas.catalog=charts";
    String known = "truenas.validate.baseline=known.json";
    validates(catalog, known, "truenas.validate.reports=written", "truenas.validate.writeBaseline");
    validates(catalog, known, "truenas.validate.reports=known", "truenas.validate.failOn=note");
    refuses(catalog, "truenas.validate.reports=absent", "truenas.validate.baseline=absent.json");

    BuiltProject left = goals.left();
    left.hasText("known.json", "\"baseline\" : \"truenas:validate\"");
    left.hasResult("written/validate.json", "clean", "\"errors\" : 0");
    left.hasResult("known/validate.json", "clean", "\"errors\" : 0");
    left.logs("TN421 error: truenas.validate.baseline: absent.json is no file");
    left.hasResult("absent/validate.json", "failed", "\"code\" : \"TN421\"");
  }

  /** Its folders are git's and no trains. */
  @Test
  void aRepositoryWithoutABranchIsNoCatalog() throws Exception {
    goals.define("1.0.0").call("publish", "truenas.publish.allowDirty");
    goals.fail("validate", "truenas.catalog=.trainyard/catalog.git");

    goals
        .left()
        .hasResult(
            "target/truenas/validate.json",
            "failed",
            "\"code\" : \"TN420\"",
            "is a git repository and no folder with a catalog: name one of its branches behind a #");
    goals.left().logsNot("TN611", "refs/");
  }

  @Test
  void aReleaseChoosesItsEdition() throws Exception {
    goals.define("1.0.0").call("generate");
    goals.call("validate", "truenas.releases=25.10");
    goals.left().logs("1 app and 1 version, for TrueNAS 25.10");
    goals.call("validate", "truenas.releases=25.10,24.04");
    goals.left().logs("1 app and 1 version, for TrueNAS 24.04");

    refuses("truenas.releases=25.10", "truenas.editions=helm");
    goals.left().logs("fix: Name the edition of that release: -Dtruenas.editions=compose");

    refuses("truenas.releases=25.99");
    goals.left().hasResult("target/truenas/validate.json", "failed", "Correct the parameter.");
  }

  /** No version would be found in it, and so nothing wrong. */
  @Test
  void aCatalogOfAnotherEditionIsRefused() throws Exception {
    goals.define("1.0.0").call("generate");
    refuses("truenas.catalog=target/catalog", "truenas.releases=25.10");
    goals
        .left()
        .hasText(
            "target/truenas/validate-compose.json",
            "target/catalog is a catalog of the edition helm, and is read as one of the edition"
                + " compose");
    refuses("truenas.catalog=target/catalog-compose");
    goals.left().logs("fix: Name the edition of the catalog, or a release that reads it");
  }
}
