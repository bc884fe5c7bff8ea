package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.stringList;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Workload;
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
          .defaultItem(i -> i.answer(WORKER_NAME, "default"));

  // end::lists-workers[]

  private static final Workload SERVER = workload("server");
  private static final Port HTTP = tcp("http", 8080);

  @Override
  public App define() {
    return Example.app(
        "lists",
        a -> {
          a.group("Notes", g -> g.ask(ADMINS, VARIABLES));
          a.group("Workers", g -> g.ask(WORKERS));
          a.workload(SERVER, w -> w.runAs(568, 568).container(IMAGE, ListsExample::server));
          // tag::lists-workload[]
          a.each(
              WORKERS,
              (each, i) ->
                  each.workload(
                      workload("worker"),
                      i.get(WORKER_NAME),
                      w -> {
                        w.runAs(568, 568).replicas(i.get(WORKER_COUNT)).waitFor(SERVER, HTTP);
                        w.container(
                            IMAGE,
                            c -> {
                              c.env("WORKER_KIND", i.get(WORKER_NAME));
                              c.port(tcp("worker", 8082)).ready(http("/health"));
                            });
                      }));
          // end::lists-workload[]
        });
  }

  private static void server(ContainerSpec c) {
    // tag::lists-use[]
    c.each(VARIABLES, (each, i) -> each.env(i.get(VARIABLE), i.get(VALUE)));
    c.each(ADMINS, (each, name) -> each.arg(text("--admin={}", verbatim(name))));
    c.env("NOTES_ADMINS", ADMINS.joined(","));
    // end::lists-use[]
    c.port(HTTP).ready(http("/health"));
  }
}
