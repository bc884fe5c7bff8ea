package dev.trainyard.catalog.diff;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.lessThan;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data that owners do not find where they had it, however a definition says where it is. */
class DataChangesTest {

  private static final String EDITIONS = "dev.trainyard.catalog.diff.NotesVersions#editions";

  private static final StorageQuestion DATA = storage("storage.data").label("Data");
  private static final IntegerQuestion COUNT =
      integer("storage.count").label("Count").defaultNumber(1).range(0, 50);
  private static final BooleanQuestion OTHER = yesNo("storage.other").label("Other");
  private static final ChoiceQuestion SHARE =
      choice("storage.share")
          .label("Share")
          .option("a", "All")
          .option("50%", "Half")
          .option("a }} b", "B")
          .option("{{ end }}", "E")
          .option("{% endif %}", "F")
          .defaultOption("a");
  private static final ListQuestion MORE = ExtraStorage.question("storage.more", "More", "More.");
  private static final StorageQuestion PLACE = storage("place").label("Place");
  private static final StringQuestion NAME =
      string("name").label("Name").required().pattern("^[a-z]+$", "lower-case letters");
  private static final ListQuestion ITEMS = list("storage.items").label("Items").items(NAME, PLACE);

  private static final Consumer<ContainerSpec> NOTHING = c -> {};

  private static Consumer<ContainerSpec> at(String path) {
    return c -> c.mount(DATA, path, m -> m.ownedBy(568, 568));
  }

  private static Consumer<ContainerSpec> chosen(Value<String> path) {
    return c -> c.mount(DATA, path, m -> m.ownedBy(568, 568));
  }

  private static Consumer<ContainerSpec> when(Value<Boolean> condition) {
    return c -> c.when(condition, k -> k.mount(DATA, "/var/lib/notes", m -> m.ownedBy(568, 568)));
  }

  private static Consumer<ContainerSpec> items(String folder, String inside) {
    return c ->
        c.each(
            ITEMS,
            (e, item) ->
                e.mount(
                    item,
                    PLACE,
                    text("/" + folder + "/{}", verbatim(item.get(NAME))),
                    m -> {
                      m.ownedBy(568, 568);
                      if (!inside.isEmpty()) {
                        m.subPath(inside);
                      }
                    }));
  }

  private static List<String> breaking(
      CatalogEdition edition, Consumer<ContainerSpec> before, Consumer<ContainerSpec> after)
      throws Exception {
    return new NotesVersions(edition, DATA, COUNT, OTHER, SHARE, MORE, ITEMS)
        .breaking(Map.of("web", before), Map.of("web", after));
  }

  @ParameterizedTest
  @MethodSource(EDITIONS)
  void everyNewConditionIsTold(CatalogEdition edition) throws Exception {
    for (Value<Boolean> condition :
        List.of(
            lessThan(literal(0), COUNT),
            SHARE.is("50%"),
            not(SHARE.is("50%")),
            SHARE.is("a }} b"),
            SHARE.is("{{ end }}"),
            SHARE.is("{% endif %}"),
            OTHER)) {
      assertThat(breaking(edition, at("/var/lib/notes"), when(condition))).isNotEmpty();
      assertThat(breaking(edition, when(condition), when(condition))).isEmpty();
      assertThat(breaking(edition, when(condition), at("/var/lib/notes"))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(EDITIONS)
  void theStorageOfAnItemIsData(CatalogEdition edition) throws Exception {
    assertThat(breaking(edition, items("d", ""), items("d", ""))).isEmpty();
    assertThat(breaking(edition, items("d", "a"), items("d", "a"))).isEmpty();
    assertThat(breaking(edition, items("d", ""), NOTHING)).isNotEmpty();
    assertThat(breaking(edition, items("d", ""), items("e", ""))).isNotEmpty();
    assertThat(breaking(edition, items("d", "a"), items("d", "b"))).isNotEmpty();
    assertThat(breaking(edition, items("d", ""), items("d", "a"))).isNotEmpty();

    Consumer<ContainerSpec> more = c -> ExtraStorage.mount(c, MORE);
    assertThat(breaking(edition, more, more)).isEmpty();
    assertThat(breaking(edition, more, NOTHING)).isNotEmpty();
    assertThat(breaking(edition, more, c -> c.when(OTHER, k -> ExtraStorage.mount(k, MORE))))
        .isNotEmpty();
  }

  /** The containers that prepare volumes have them there. */
  @ParameterizedTest
  @MethodSource(EDITIONS)
  void noPathIsThoughtToBeOneOfTheSetup(CatalogEdition edition) throws Exception {
    for (String path : List.of("/volumes/notes", "/whole/notes", "/roots/notes")) {
      assertThat(breaking(edition, at(path), at("/var/lib/notes"))).as(path).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(EDITIONS)
  void theOtherWayRoundIsAnotherPlace(CatalogEdition edition) throws Exception {
    Value<String> one = literal("/one");
    Value<String> two = literal("/two");
    Consumer<ContainerSpec> usual = chosen(choose(OTHER, one, two));

    Value<String> capital = literal("/One");
    assertThat(
            breaking(
                edition, chosen(choose(OTHER, capital, two)), chosen(choose(OTHER, two, capital))))
        .isNotEmpty();
    assertThat(breaking(edition, usual, usual)).isEmpty();
    assertThat(breaking(edition, usual, chosen(choose(OTHER, two, one)))).isNotEmpty();
    assertThat(breaking(edition, usual, chosen(choose(not(OTHER), one, two)))).isNotEmpty();
    assertThat(
            breaking(
                edition,
                chosen(choose(lessThan(COUNT, literal(18)), one, two)),
                chosen(choose(lessThan(COUNT, literal(5)), one, two))))
        .isNotEmpty();
    assertThat(
            breaking(
                edition,
                chosen(choose(SHARE.is("a"), one, two)),
                chosen(choose(SHARE.is("50%"), one, two))))
        .isNotEmpty();
  }

  /** Where nothing is said, the server looks for its data at the place that the image has. */
  @ParameterizedTest
  @MethodSource(EDITIONS)
  void anotherPlaceOfADatabaseIsToldHoweverItIsSaid(CatalogEdition edition) throws Exception {
    Consumer<ContainerSpec> data = at("/var/lib/postgresql/data");
    Consumer<ContainerSpec> below =
        data.andThen(c -> c.env("PGDATA", "/var/lib/postgresql/data/pgdata"));
    Consumer<ContainerSpec> same = data.andThen(c -> c.env("PGDATA", "/var/lib/postgresql/data"));
    Consumer<ContainerSpec> sometimes =
        data.andThen(c -> c.when(OTHER, k -> k.env("PGDATA", "/var/lib/postgresql/data/pgdata")));

    assertThat(breaking(edition, data, below)).isNotEmpty();
    assertThat(breaking(edition, below, data)).isNotEmpty();
    assertThat(breaking(edition, below, sometimes)).isNotEmpty();
    assertThat(breaking(edition, sometimes, below)).isNotEmpty();
    assertThat(breaking(edition, data, same)).isEmpty();
    assertThat(breaking(edition, same, data)).isEmpty();
    assertThat(breaking(edition, sometimes, sometimes)).isEmpty();
  }

  /** Each owner has it by one of the ways of before. */
  @ParameterizedTest
  @MethodSource(EDITIONS)
  void everyWayToHaveDataIsKeptByItself(CatalogEdition edition) throws Exception {
    Value<Boolean> small = lessThan(COUNT, literal(9));
    Consumer<ContainerSpec> both = when(all(OTHER, small)).andThen(when(not(OTHER)));
    Consumer<ContainerSpec> either = when(OTHER).andThen(when(not(OTHER)));

    assertThat(breaking(edition, both, when(OTHER))).isNotEmpty();
    assertThat(breaking(edition, both, when(not(OTHER)))).isNotEmpty();
    assertThat(breaking(edition, either, when(OTHER))).isNotEmpty();
    assertThat(breaking(edition, both, either)).isEmpty();
    assertThat(breaking(edition, both, both)).isEmpty();
    assertThat(breaking(edition, at("/var/lib/notes"), either)).isEmpty();
    assertThat(breaking(edition, at("/var/lib/notes"), both)).isNotEmpty();
  }

  /** One of them is no step of the other, whatever they are called. */
  @ParameterizedTest
  @MethodSource(EDITIONS)
  void databasesWithLikeNamesAreTwo(CatalogEdition edition) throws Exception {
    NotesVersions versions = new NotesVersions(edition, DATA);
    Consumer<ContainerSpec> app = c -> c.env("POSTGRES_DB", "app");
    Consumer<ContainerSpec> stats = c -> c.env("POSTGRES_DB", "stats");
    Map<String, Consumer<ContainerSpec>> same = Map.of("db", app, "db-stats", app);
    Map<String, Consumer<ContainerSpec>> two = Map.of("db", app, "db-stats", stats);

    assertThat(versions.breaking(same, two)).isNotEmpty();
    assertThat(versions.breaking(two, same)).isNotEmpty();
    assertThat(versions.breaking(same, same)).isEmpty();
  }

  /** Whoever leaves the default to the version has the new one. */
  @ParameterizedTest
  @MethodSource(EDITIONS)
  void aPlaceMovesWithTheDefaultThatItReads(CatalogEdition edition) throws Exception {
    for (String path : List.of("other", "storage.other")) {
      BooleanQuestion no = yesNo(path).label("Other");
      Consumer<ContainerSpec> data = chosen(choose(no, literal("/one"), literal("/two")));

      assertThat(
              NotesVersions.breaking(
                  new NotesVersions(edition, DATA, no),
                  new NotesVersions(edition, DATA, no.defaultYes()),
                  Map.of("web", data)))
          .as(path)
          .isNotEmpty();
    }
  }
}
