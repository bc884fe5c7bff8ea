package dev.trainyard.docs;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.string;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.question.StringQuestion;

/** Images with a fixed tag, with a digest, and with a tag that the owner chooses. */
final class ImagesExample implements AppDefinition {

  // tag::images[]
  static final Image SERVER = image("docker.io/example/notes", "2.4.1");

  static final Image PROXY =
      image("docker.io/library/caddy", "2.10.0").pinnedTo("sha256:" + "0123456789abcdef".repeat(4));

  static final StringQuestion TAG =
      string("notes.tag").label("Version").required().defaultText("2.4.1").imageTag();

  static final Image CHOSEN = image(literal("docker.io/example/notes-worker"), TAG);

  // end::images[]

  @Override
  public App define() {
    return App.app(
        "images",
        a -> {
          Example.listing(a);
          a.group("Notes", g -> g.ask(TAG));
          Probe health = http("/health");
          a.workload(
              workload("server"),
              w ->
                  w.runAs(568, 568)
                      .container(SERVER, c -> c.port(tcp("http", 8080)).ready(health))
                      .container("proxy", PROXY, c -> c.port(tcp("proxy", 8443)).ready(health)));
          a.workload(
              workload("worker"),
              w ->
                  w.runAs(568, 568)
                      .container(CHOSEN, c -> c.port(tcp("http", 8080)).ready(health)));
          // tag::versions[]
          a.version("1.1.0").appVersion("2.5.0");
          a.change("1.1.0", "Notes 2.5.0.", "The search has its own storage.");
          a.change("1.0.0", "First version, with Notes 2.4.1.");
          // end::versions[]
        });
  }
}
