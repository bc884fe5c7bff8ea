package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.textList;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.TextListQuestion;
import dev.trainyard.generator.question.TextQuestion;
import java.util.Map;

/** Sets of answers with which an app is tested. */
final class ScenariosExample implements AppDefinition {

  static final SecretQuestion PASSWORD =
      secret("notes.password", q -> q.label("Password").required().length(8, 72));
  static final IntegerQuestion WORKERS =
      integer("notes.workers", q -> q.label("Workers").defaultNumber(4).range(1, 64));
  static final TextListQuestion ADMINS = textList("notes.admins", q -> q.label("Administrators"));
  static final TextQuestion NAME =
      Questions.text("name", q -> q.required().pattern("^[A-Z][A-Z0-9_]*$", "Only A to Z."));
  static final TextQuestion VALUE = Questions.text("value", q -> q.label("Value"));
  static final ListQuestion VARIABLES = list("notes.variables", q -> q.item(NAME, VALUE));
  static final StorageQuestion DATA = storage("storage.data", q -> q.label("Data"));
  static final StorageQuestion CACHE =
      storage("storage.cache", q -> q.label("Cache").temporaryAllowed());

  @Override
  public App define() {
    return Example.app(
        "scenarios",
        a -> {
          a.group("Notes", g -> g.ask(PASSWORD, WORKERS, ADMINS, VARIABLES));
          a.group("Storage", g -> g.ask(DATA, CACHE));
          a.workload(
              workload("server"),
              w ->
                  w.runAs(568, 568)
                      .container(
                          IMAGE,
                          c -> {
                            c.env("PASSWORD", PASSWORD).env("WORKERS", WORKERS);
                            c.env("ADMINS", ADMINS.joined(","));
                            c.each(VARIABLES, (each, i) -> each.env(i.get(NAME), i.get(VALUE)));
                            c.mount(DATA, "/data").mount(CACHE, "/cache");
                            c.port(tcp("http", 8080)).ready(http("/health"));
                          }));
          // tag::scenarios[]
          a.scenario("default", s -> s.answer(PASSWORD, "a password"));
          a.scenario(
              "host-paths",
              s -> {
                s.answer(PASSWORD, "a password").answer(WORKERS, 16);
                s.items(ADMINS, "alice", "bob");
                s.items(VARIABLES, Map.of("name", "THEME", "value", "dark"));
                s.hostPath(DATA, "/mnt/tank/notes").temporary(CACHE);
              });
          a.scenario(
              "hostile-answers",
              s -> s.answer(PASSWORD, "it's \"a\": # {{ .Values }} $(HOME) %d \\n <b>"));
          // end::scenarios[]
        });
  }
}
