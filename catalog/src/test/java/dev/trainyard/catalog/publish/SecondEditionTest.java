package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.AUTHOR;
import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.at;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.in;
import static dev.trainyard.catalog.publish.Publishing.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.diff.CatalogComparison;
import dev.trainyard.catalog.diff.CatalogDiff;
import dev.trainyard.catalog.diff.Change;
import dev.trainyard.catalog.diff.Kind;
import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.generate.AppRenderer;
import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.generate.PreparedCatalog;
import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.ListingEdition;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.TestApps;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An edition that has nothing in common with the others is generated, indexed, published, compared,
 * promoted and reverted like them: nothing outside of editions knows what is in a catalog.
 */
class SecondEditionTest {

  private static final CatalogEdition LISTING = new ListingEdition();
  private static final Editions EDITIONS = new Editions(List.of(SampleEdition.CATALOG, LISTING));
  private static final Instant LATER = TIME.plus(Duration.ofDays(1));

  @TempDir private Path temp;
  private Path remote;
  private Publication publication;

  @BeforeEach
  void prepare() {
    remote = Git.bare(temp.resolve("remote.git"));
    publication = in(to(branch(remote.toString(), "main-listing", work())), LISTING);
  }

  private Path work() {
    return temp.resolve("work");
  }

  private String show(String file) {
    return Git.run(remote, "show", "main-listing:" + file);
  }

  private PublishResult publish(CatalogEdition edition, Instant time, App app) throws IOException {
    return at(time).publish(in(publication, edition), List.of(app), Optional.empty(), 5);
  }

  private GenerateRequest request(CatalogEdition edition, App... apps) {
    return new GenerateRequest(
        List.of(apps),
        edition,
        Path.of(EDITIONS.place(edition, temp.resolve("catalog").toString())),
        new CatalogInfo("Apps", PublicAddress.NONE, "main"),
        LastUpdate.always(TIME));
  }

  @Test
  void isGeneratedBesideTheFirst() throws IOException {
    App[] apps = {app("b", "1.0.0"), TestApps.app("edge", "a", "2.0.0")};
    List<GenerateRequest> both =
        EDITIONS.chosen(List.of()).stream().map(edition -> request(edition, apps)).toList();

    List<GenerateResult> results = generate(both);

    assertThat(results).extracting(result -> result.problems().all()).containsOnly(List.of());
    assertThat(temp.resolve("catalog/stable/b/1.0.0/Chart.yaml")).exists();
    Path listing = temp.resolve("catalog-listing");
    assertThat(listing.resolve("LIST.txt")).hasContent("LIST\nedge a 2.0.0 7\nstable b 1.0.0 7\n");
    assertThat(listing.resolve("shelf/stable/b/versions.txt"))
        .hasContent("1.0.0 since " + TIME + "\n");
    assertThat(listing.resolve("drafts/edge/a/about.txt"))
        .hasSameTextualContentAs(listing.resolve("shelf/edge/a/2.0.0/about.txt"));
    assertThat(listing.resolve("catalog.json")).doesNotExist();
    assertThat(results.get(1).apps().get(0).files()).isEqualTo(5);
    assertThat(generate(both)).extracting(GenerateResult::written).containsOnly(0);
  }

  private static List<GenerateResult> generate(List<GenerateRequest> requests) {
    return requests.stream().map(new CatalogGenerator()::generate).toList();
  }

  @Test
  void itIsJudgedBeforeItIsWritten() throws IOException {
    Problem fault = Problem.error(Rule.SHAPE, Where.ofApp("b"), "is wrong", "", "");
    CatalogGenerator generator = new CatalogGenerator();

    PreparedCatalog sound = generator.prepare(request(SampleEdition.CATALOG, app("b", "1.0.0")));
    PreparedCatalog faulty =
        generator.prepare(request(LISTING, TestApps.app("stable", "b", "1.0.0", fault)));

    assertThat(sound.problems().all()).isEmpty();
    assertThat(faulty.problems().all()).containsExactly(fault);
    assertThat(generator.write(faulty).problems().all()).containsExactly(fault);
    try (var left = Files.list(temp)) {
      assertThat(left.filter(path -> path.toString().contains("catalog"))).isEmpty();
    }
    assertThat(generator.write(sound).written()).isPositive();
  }

  @Test
  void filesOutsideOfItsOwnPlacesAreRefused() {
    assertThat(
            AppRenderer.render(List.of(TestApps.app("closed", "b", "1.0.0")), LISTING).problems())
        .extracting(Problem::rule)
        .containsExactly(Rule.TRAIN);
  }

  @Test
  void isPublishedAndIndexed() throws Exception {
    publish(LISTING, TIME, app("demo", "1.0.0"));
    publish(LISTING, LATER, app("other", "0.1.0"));
    PublishResult result = publish(LISTING, LATER, app("demo", "1.1.0"));

    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
    assertThat(show("LIST.txt")).isEqualTo("LIST\nstable demo 1.1.0 7\nstable other 0.1.0 7");
    assertThat(show("shelf/stable/demo/versions.txt"))
        .isEqualTo("1.1.0 since " + LATER + "\n1.0.0 since " + TIME);
    assertThat(show("drafts/stable/demo/about.txt")).contains("version 1.1.0");
    assertThat(show("INDEX.md")).contains("stable/demo [1.1.0, 1.0.0]");
    assertThat(show(".trainyard/index-format")).isEqualTo("listing 3");
    assertThat(publish(LISTING, LATER, app("demo", "1.1.0")).status()).isEqualTo(Status.UNCHANGED);
    HistoryCheck history = HistoryCheck.of(LISTING, publication.branch());
    assertThat(history.problems().all()).isEmpty();
    assertThat(history.entries()).hasSize(3);
  }

  @Test
  void aPublishedVersionNeverChanges() throws Exception {
    publish(LISTING, TIME, app("demo", "1.0.0"));

    PublishResult result =
        publish(
            new ListingEdition(List.of("keeps data", "keeps more"), "port"),
            LATER,
            app("demo", "1.0.0"));

    assertThat(result.problems().all())
        .extracting(problem -> problem.rule() + " " + problem.where().file())
        .containsExactly("PUBLISHED_VERSION shelf/stable/demo/1.0.0");
  }

  @Test
  void whatOwnersWouldLoseIsBreaking() throws Exception {
    publish(LISTING, TIME, app("demo", "1.0.0"));
    CatalogEdition next = new ListingEdition(List.of("keeps other"), "address");

    PublishResult result = publish(next, LATER, app("demo", "1.1.0"));

    assertThat(result.problems().all())
        .filteredOn(Problem::isError)
        .extracting(problem -> problem.rule() + " " + problem.where().file())
        .containsExactly(
            "BREAKING_CHANGE shelf/stable/demo/1.1.0",
            "BREAKING_CHANGE shelf/stable/demo/1.1.0/form.yaml");
  }

  @Test
  void isComparedWithWhatIsPublished() throws Exception {
    publish(LISTING, TIME, app("demo", "1.0.0"));
    CatalogEdition next = new ListingEdition(List.of("keeps data", "keeps more"), "port");
    SortedMap<String, PublishedFile> rendered = new TreeMap<>();
    AppRenderer.render(List.of(app("demo", "1.1.0")), next)
        .files()
        .forEach((path, content) -> rendered.put(path.value(), PublishedFile.of(content)));

    CatalogDiff diff;
    try (OpenCatalog published = CatalogSource.parse(remote + "#main-listing", temp).open()) {
      diff = CatalogComparison.ofPublishing(LISTING, published.files(), rendered);
    }

    assertThat(diff.problems().all()).isEmpty();
    assertThat(diff.apps())
        .singleElement()
        .satisfies(
            app -> {
              assertThat(app.addedVersions()).containsExactly("1.1.0");
              assertThat(app.versions().get(0).changes())
                  .extracting(Change::kind, Change::subject)
                  .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.ADDED, "more"));
            });
  }

  @Test
  void isPromotedWithItsTrainInIt() throws Exception {
    publish(LISTING, TIME, app("demo", "1.0.0"));

    PublishResult result = at(LATER).promote(publication, "demo", "1.0.0", "stable", "proven", 5);

    assertThat(result.problems().all()).isEmpty();
    assertThat(show("shelf/proven/demo/1.0.0/about.txt")).startsWith("train proven\nversion 1.0.0");
    assertThat(show("drafts/proven/demo/about.txt")).startsWith("train proven\n");
    assertThat(show("shelf/proven/demo/label.txt")).isEqualTo("The app demo");
    Carrying carrying = Carrying.promotion("demo", "1.0.0", "stable", "proven");
    assertThat(PromotionProof.of(LISTING, publication.branch(), result.commit(), carrying).tree())
        .isEqualTo(Git.run(remote, "rev-parse", "main-listing:shelf/proven/demo/1.0.0"));
    assertThat(at(LATER).promote(publication, "demo", "1.0.0", "stable", "proven", 5).status())
        .isEqualTo(Status.UNCHANGED);
  }

  @Test
  void isRevertedWithItsNumberInIt() throws Exception {
    publish(LISTING, TIME, app("demo", "1.0.0"));
    publish(new ListingEdition(List.of("keeps data", "bad"), "port"), TIME, app("demo", "1.1.0"));

    PublishResult result = at(LATER).revert(publication, "stable", "demo", "1.0.0", "too bad", 5);

    assertThat(result.problems().all()).isEmpty();
    assertThat(show("shelf/stable/demo/1.1.1/about.txt"))
        .isEqualTo(
            "train stable\nversion 1.1.1\nprogram 7\nkeeps data\n"
                + "news Reverts 1.1.0 to the content of 1.0.0: too bad");
    assertThat(show("drafts/stable/demo/about.txt")).contains("version 1.1.1");
  }

  @Test
  void isNotRevertedBehindAVersionOfNoReturn() throws Exception {
    publish(LISTING, TIME, app("demo", "1.0.0"));
    publish(
        new ListingEdition(List.of("keeps data", "one-way new tables"), "port"),
        TIME,
        app("demo", "1.1.0"));
    publish(LISTING, TIME, app("demo", "1.2.0"));

    PublishResult result = at(LATER).revert(publication, "stable", "demo", "1.0.0", "", 5);

    assertThat(result.problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.ONE_WAY);
              assertThat(problem.found()).contains("new tables");
            });
  }

  @Test
  void oldVersionsGoAndTheirAppStays() throws Exception {
    publish(LISTING, TIME, app("demo", "1.0.0"));
    PublishResult result =
        at(LATER).publish(publication, List.of(app("demo", "1.1.0")), Optional.empty(), 1);

    assertThat(result.removed()).containsExactly("stable/demo/1.0.0");
    assertThat(Git.run(remote, "ls-tree", "--name-only", "main-listing:shelf/stable/demo").lines())
        .containsExactly("1.1.0", "label.txt", "versions.txt");
  }

  @Test
  void isPreviewed() throws Exception {
    publish(LISTING, TIME, app("demo", "1.0.0"));
    Publication preview =
        new Publication(
            branch(remote.toString(), PreviewName.of("pr-1").branch(), work()),
            LISTING,
            new CatalogInfo("Apps", PublicAddress.NONE, "preview/pr-1"),
            AUTHOR,
            Optional.empty(),
            "",
            false);

    PublishResult result =
        new PreviewPublisher(() -> LATER)
            .publish(preview, "main-listing", List.of(app("demo", "1.1.0")), Optional.empty(), 5);

    assertThat(result.problems().all()).isEmpty();
    assertThat(Git.run(remote, "show", "preview/pr-1:LIST.txt")).contains("demo 1.1.0");
  }

  @Test
  void doesNotMixWithAnother() throws Exception {
    publish(LISTING, TIME, app("demo", "1.0.0"));

    PublishResult result = publish(SampleEdition.CATALOG, LATER, app("demo", "1.1.0"));

    assertThat(result.problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.PUBLISHED_CATALOG);
              assertThat(problem.found()).contains("the edition listing");
              assertThat(problem.allowed()).contains("the edition helm");
            });
  }
}
