package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;

/** What becomes of answers to older versions. */
final class MigrationsExample implements AppDefinition {

  static final ChoiceQuestion LEVEL =
      choice("notes.log_level")
          .label("Log level")
          .option("info", "Info")
          .option("warning", "Warning")
          .defaultOption("info");
  static final BooleanQuestion SEARCH = yesNo("notes.search").label("Search").defaultYes();
  static final StringQuestion NAME =
      Questions.string("name").required().pattern("^[A-Z][A-Z0-9_]*$", "Only A to Z.");
  static final StringQuestion VALUE = Questions.string("value").label("Value");
  static final ListQuestion VARIABLES = list("notes.variables").items(NAME, VALUE);
  static final StorageQuestion DATA = storage("storage.data").label("Data");

  @Override
  public App define() {
    return Example.app(
        "migrations",
        a -> {
          a.group("Notes", g -> g.ask(LEVEL, SEARCH, VARIABLES));
          a.group("Storage", g -> g.ask(DATA));
          a.workload(
              workload("server"),
              w ->
                  w.runAs(568, 568)
                      .container(
                          IMAGE,
                          c -> {
                            c.env("LEVEL", LEVEL).env("SEARCH", SEARCH).mount(DATA, "/data");
                            c.each(VARIABLES, (each, i) -> each.env(i.get(NAME), i.get(VALUE)));
                            c.port(tcp("http", 8080)).ready(http("/health"));
                          }));
          // tag::migrations[]
          a.migration(
              "1.0.0",
              m -> {
                m.rename("level", LEVEL).map(LEVEL, "warn", "warning");
                m.rename("data", DATA).fill(SEARCH, false).drop("notes.theme");
                m.each(
                    VARIABLES,
                    i -> i.rename("key", NAME).drop("comment").copy("notes.value", VALUE));
                m.drop("notes.value");
              });
          // end::migrations[]
        });
  }
}
