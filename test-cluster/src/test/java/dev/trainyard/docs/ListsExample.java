package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.stringList;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;

/** Lists, and a workload for each item of a list. */
final class ListsExample implements AppDefinition {

  // tag::lists-text[]
  static final StringListQuestion ADMINS =
      stringList("notes.admins")
          .label("Administrators")
          .itemLabel("User name")
          .length(1, 32)
          .pattern("^[a-z0-9]+$", "Only lower-case letters and digits are possible.");

  // end::lists-text[]

  // tag::lists-questions[]
  static final StringQuestion VARIABLE =
      Questions.string("name")
          .label("Name")
          .required()
          .pattern("^[A-Z][A-Z0-9_]*$", "Only capital letters, digits and _.");

  static final StringQuestion VALUE = Questions.string("value").label("Value");

  static final ListQuestion VARIABLES =
      list("notes.variables").label("More variables").itemLabel("Variable").items(VARIABLE, VALUE);

  // end::lists-questions[]

  // tag::lists-workers[]
  static final StringQuestion WORKER_NAME =
      Questions.string("name")
          .label("Name")
          .required()
          .length(1, 9)
          .pattern(
              "^[a-z]([a-z0-9-]*[a-z0-9])?$",
              "Lower-case letters, digits and - within, a letter first.");

  static final IntegerQuestion WORKER_COUNT =
      integer("count").label("How many").defaultNumber(1).range(1, 16);

  static final ListQuestion WORKERS =
      list("workers")
          .label("Workers")
          .itemLabel("Kind")
          .items(WORKER_NAME, WORKER_COUNT)
          .defaultItem(i -> i.answer(NAME, "default"));

  // end::lists-workers[]

  @Override
  public App define() {
    return Example.app(
        "lists",
        a -> {
          a.group("Notes", g -> g.ask(ADMINS, VARIABLES));
          a.group("Workers", g -> g.ask(WORKERS));
          a.workload("server", w -> w.runAs(568, 568).container(IMAGE, ListsExample::server));
          // tag::lists-workload[]
          a.workloadEach(
              "worker",
              WORKERS,
              i -> i.get(WORKER_NAME),
              (w, i) -> {
                w.runAs(568, 568).replicas(i.get(WORKER_COUNT)).waitFor("server", "http");
                w.container(
                    IMAGE,
                    c -> {
                      c.env("WORKER_KIND", i.get(WORKER_NAME));
                      c.port("http", 8082).ready(http("/health"));
                    });
              });
          // end::lists-workload[]
        });
  }

  private static void server(ContainerSpec c) {
    // tag::lists-use[]
    c.each(VARIABLES, i -> c.env(i.get(VARIABLE), i.get(VALUE)));
    c.each(ADMINS, name -> c.arg(text("--admin={}", verbatim(name))));
    c.env("NOTES_ADMINS", ADMINS.joined(","));
    // end::lists-use[]
    c.port("http", 8080).ready(http("/health"));
  }
}
