package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.inJson;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.mapped;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.podField;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.timeZone;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.Map;

/** Environment variables, arguments and configuration files. */
final class FilesExample implements AppDefinition {

  static final StringQuestion TITLE =
      Questions.string("notes.title").label("Title").defaultText("Our notes");
  static final IntegerQuestion WORKERS =
      integer("notes.workers").label("Workers").defaultNumber(4).range(1, 64);
  static final BooleanQuestion SIGN_UP = yesNo("notes.sign_up").label("Sign-up");
  static final ChoiceQuestion LOG =
      choice("notes.log").label("Log").option("less", "Less").option("more", "More");
  static final StringListQuestion MIRRORS =
      stringList("notes.mirrors").label("Mirrors").itemLabel("URL").length(1, 200);
  static final TimeZoneQuestion TIME_ZONE = timeZone("TZ").label("Time zone");

  @Override
  public App define() {
    return Example.app(
        "files",
        a -> {
          a.group("Notes", g -> g.ask(TIME_ZONE, TITLE, WORKERS, SIGN_UP, LOG, MIRRORS));
          a.workload(
              workload("server"), w -> w.runAs(568, 568).container(IMAGE, FilesExample::server));
        });
  }

  private static void server(ContainerSpec c) {
    // tag::files-env[]
    c.env("TZ", TIME_ZONE);
    c.env("NOTES_TITLE", TITLE);
    c.env("NOTES_WORKERS", WORKERS);
    c.env("NOTES_LOG_LEVEL", mapped(LOG, Map.of("less", "warn", "more", "debug")));
    c.env("POD_NAME", podField("metadata.name"));
    // end::files-env[]
    // tag::files-args[]
    c.command("/bin/sh", "/etc/notes/start.sh");
    c.args("--verbose");
    c.arg(text("--title={}", verbatim(TITLE)));
    // end::files-args[]
    // tag::files-mount[]
    c.file("/etc/notes/notes.toml", configuration());
    c.file("/etc/notes/start.sh", literal(TextFile.of(FilesExample.class, "start.sh")), 0555);
    // end::files-mount[]
    // tag::files-live[]
    c.liveFiles("/etc/notes/live", files -> files.file("title", TITLE).file("log", LOG));
    // end::files-live[]
    c.port(tcp("http", 8080)).ready(http("/health"));
  }

  // tag::files-text[]
  private static Expression<String> configuration() {
    return concat(
        text(
            """
            title = {}
            workers = {}
            log = {}
            """,
            inJson(TITLE),
            WORKERS,
            inJson(choose(LOG.is("more"), literal("debug"), literal("warn")))),
        when(SIGN_UP, text("sign_up = true\n")),
        MIRRORS.text(url -> text("[[mirror]]\nurl = {}\n", inJson(url))));
  }
  // end::files-text[]
}
