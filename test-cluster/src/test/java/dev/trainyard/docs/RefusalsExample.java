package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.isOneOf;
import static dev.trainyard.generator.expression.Expressions.lessThan;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.plus;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;

/** Answers that are legal one by one and do not go together. */
final class RefusalsExample implements AppDefinition {

  static final PortQuestion WEB = port("network.web").label("Web").defaultPort(30080);
  static final PortQuestion ADMIN = port("network.admin").label("Admin").defaultPort(30081);
  static final BooleanQuestion MAIL = yesNo("mail.on").label("Send mail");
  static final StringQuestion MAIL_HOST = Questions.string("mail.host").label("Host");
  static final StringQuestion MAIL_FROM = Questions.string("mail.from").label("Sender");
  static final IntegerQuestion HEAP =
      integer("notes.heap").label("Heap (MiB)").defaultNumber(512).range(128, 65536);
  static final LimitsQuestion LIMITS = limits("resources").label("Limits");
  static final StringQuestion NAME =
      Questions.string("name").required().pattern("^[A-Z][A-Z0-9_]*$", "Only A to Z.");
  static final StringQuestion VALUE = Questions.string("value").label("Value");
  static final ListQuestion VARIABLES = list("notes.variables").items(NAME, VALUE);

  @Override
  public App define() {
    return Example.app(
        "refusals",
        a -> {
          a.group("Notes", g -> g.ask(HEAP, VARIABLES));
          a.group("Mail", g -> g.ask(MAIL, MAIL_HOST, MAIL_FROM));
          a.group("Network", g -> g.ask(WEB, ADMIN));
          a.group("Resources", g -> g.ask(LIMITS));
          a.workload(
              workload("server"),
              w ->
                  w.runAs(568, 568)
                      .container(
                          IMAGE,
                          c -> {
                            c.arg(text("--heap={}m", HEAP)).limits(LIMITS);
                            c.env("MAIL_HOST", MAIL_HOST).env("MAIL_FROM", MAIL_FROM);
                            c.each(VARIABLES, (each, i) -> each.env(i.get(NAME), i.get(VALUE)));
                            c.port(tcp("http", 8080), WEB).port(tcp("admin", 8081), ADMIN);
                            c.ready(http("/health"));
                          }));
          // tag::refusals[]
          a.refuseIf(
              all(MAIL, any(not(MAIL_HOST.isGiven()), not(MAIL_FROM.isGiven()))),
              "Mail needs a host and a sender. Fill in what is empty, or switch mail off.");
          a.refuseIf(
              lessThan(LIMITS.memory(), plus(HEAP, literal(256))),
              "The memory limit must be 256 MiB larger than the heap. Raise it or lower the heap.");
          a.each(
              VARIABLES,
              (each, i) ->
                  each.refuseIf(
                      isOneOf(i.get(NAME), List.of("MAIL_USER", "MAIL_PASSWORD")),
                      "Mail is sent without a log-in. Remove the variable."));
          // end::refusals[]
          // tag::accept[]
          a.accept("TN719", "question notes.heap", "The program takes 0 for half of the memory.");
          // end::accept[]
        });
  }
}
