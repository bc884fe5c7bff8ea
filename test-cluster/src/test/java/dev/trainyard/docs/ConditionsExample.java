package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.hostOf;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.model.Probe.tcp;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.dict;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.StringQuestion;

/** What depends on an answer: a question, a variable, a container, a workload. */
final class ConditionsExample implements AppDefinition {

  // tag::conditions-questions[]
  static final ChoiceQuestion CACHE =
      choice("cache.kind")
          .label("Cache")
          .option("none", "None")
          .option("own", "One of the app's own")
          .option("external", "One that exists already");

  static final StringQuestion CACHE_HOST =
      string("cache.host").label("Host").when(CACHE.is("external"));

  // end::conditions-questions[]

  // tag::conditions-dict[]
  static final BooleanQuestion MAIL = yesNo("mail").label("Send mail");

  static final DictQuestion SMTP = dict("smtp").label("Mail").when(MAIL);
  static final StringQuestion SMTP_HOST = string("smtp.host").label("Host");
  static final StringQuestion SMTP_USER = string("smtp.user").label("User");

  // end::conditions-dict[]

  @Override
  public App define() {
    return Example.app(
        "conditions",
        a -> {
          a.group("Cache", g -> g.ask(CACHE, CACHE_HOST));
          a.group("Mail", g -> g.ask(MAIL, SMTP, SMTP_HOST, SMTP_USER));
          a.workload("server", w -> w.runAs(568, 568).container(IMAGE, ConditionsExample::server));
          // tag::conditions-workload[]
          a.workload(
              "cache",
              w -> {
                w.onlyIf(CACHE.is("own")).runAs(999, 999);
                w.container(
                    image("docker.io/library/redis", "7.4.1"),
                    c -> c.port("redis", 6379).ready(tcp()).temporary("data", "/data", 256));
              });
          // end::conditions-workload[]
        });
  }

  private static void server(ContainerSpec c) {
    // tag::conditions-container[]
    c.when(CACHE.is("own"), () -> c.env("CACHE_HOST", hostOf("cache")));
    c.when(CACHE.is("external"), () -> c.env("CACHE_HOST", CACHE_HOST));
    c.when(
        all(MAIL, SMTP_HOST.isGiven()),
        () -> c.env("SMTP_HOST", SMTP_HOST).env("SMTP_USER", SMTP_USER));
    c.when(not(MAIL), () -> c.args("--no-mail"));
    // end::conditions-container[]
    c.port("http", 8080).ready(http("/health"));
  }
}
