package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.cron;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.Job.Trigger;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.StorageQuestion;

/** What runs to its end: with each change of the app, and by a schedule. */
final class JobsExample implements AppDefinition {

  static final StorageQuestion DATA = storage("storage.data").label("Data");
  static final StorageQuestion BACKUPS = storage("storage.backups").label("Backups");

  // tag::jobs-questions[]
  static final BooleanQuestion BACKUP = yesNo("backup.enabled").label("Backup");

  static final CronQuestion BACKUP_TIME =
      cron("backup.time").label("Time").defaultSchedule("30 2 * * *").when(BACKUP);

  // end::jobs-questions[]

  @Override
  public App define() {
    return Example.app(
        "jobs",
        a -> {
          a.group("Storage", g -> g.ask(DATA, BACKUPS));
          a.group("Backup", g -> g.ask(BACKUP, BACKUP_TIME));
          a.workload(
              "server",
              w ->
                  w.runAs(568, 568)
                      .container(
                          IMAGE,
                          c ->
                              c.mount(DATA, "/var/lib/notes")
                                  .port("http", 8080)
                                  .ready(http("/health"))));
          // tag::jobs-release[]
          a.job(
              "reindex",
              Trigger.EACH_RELEASE,
              j -> {
                j.waitFor("server", "http").runAs(568, 568).attempts(3);
                j.container(IMAGE, c -> c.command("notes", "reindex"));
              });
          // end::jobs-release[]
          // tag::jobs-cron[]
          a.cronJob(
              "backup",
              BACKUP_TIME,
              j -> {
                j.onlyIf(BACKUP).runAs(568, 568);
                j.container(
                    IMAGE,
                    c -> {
                      c.command("notes", "export", "/backups");
                      c.mount(DATA, "/var/lib/notes", m -> m.readOnly());
                      c.mount(BACKUPS, "/backups", m -> m.ownedBy(568, 568));
                    });
              });
          // end::jobs-cron[]
          a.scenario("default", s -> {});
          a.scenario("backup", s -> s.answer(BACKUP, true));
        });
  }
}
