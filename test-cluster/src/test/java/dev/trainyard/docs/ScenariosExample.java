package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.stringList;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;

/** Sets of answers with which an app is tested. */
final class ScenariosExample implements AppDefinition {

  static final SecretQuestion PASSWORD =
      secret("notes.password").label("Password").required().length(8, 72);
  static final IntegerQuestion WORKERS =
      integer("notes.workers").label("Workers").defaultNumber(4).range(1, 64);
  static final StringListQuestion ADMINS = stringList("notes.admins").label("Administrators");
  static final StringQuestion NAME =
      Questions.string("name").required().pattern("^[A-Z][A-Z0-9_]*$", "Only A to Z.");
  static final StringQuestion VALUE = Questions.string("value").label("Value");
  static final ListQuestion VARIABLES = list("notes.variables").items(NAME, VALUE);
  static final StorageQuestion DATA = storage("storage.data").label("Data");
  static final StorageQuestion CACHE = storage("storage.cache").label("Cache").temporaryAllowed();

  @Override
  public App define() {
    return Example.app(
        "scenarios",
        a -> {
          a.group("Notes", g -> g.ask(PASSWORD, WORKERS, ADMINS, VARIABLES));
          a.group("Storage", g -> g.ask(DATA, CACHE));
          a.workload(
              "server",
              w ->
                  w.runAs(568, 568)
                      .container(
                          IMAGE,
                          c -> {
                            c.env("PASSWORD", PASSWORD).env("WORKERS", WORKERS);
                            c.env("ADMINS", ADMINS.joined(","));
                            c.each(VARIABLES, i -> c.env(i.get(NAME), i.get(VALUE)));
                            c.mount(DATA, "/data").mount(CACHE, "/cache");
                            c.port("http", 8080).ready(http("/health"));
                          }));
          // tag::scenarios[]
          a.scenario("default", s -> s.answer(PASSWORD, "a password"));
          a.scenario(
              "host-paths",
              s -> {
                s.answer(PASSWORD, "a password").answer(WORKERS, 16);
                s.items(ADMINS, "alice", "bob");
                s.items(VARIABLES, i -> i.answer(NAME, "THEME").answer(VALUE, "dark"));
                s.hostPath(DATA, "/mnt/tank/notes").temporary(CACHE);
              });
          a.scenario(
              "hostile-answers",
              s -> s.answer(PASSWORD, "it's \"a\": # {{ .Values }} $(HOME) %d \\n <b>"));
          // end::scenarios[]
        });
  }
}
