package dev.trainyard.docs;

import static dev.trainyard.generator.model.Image.image;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.Image;
import java.util.List;
import java.util.function.Consumer;

/** What the documentation's examples share: all that an app needs beside their subject. */
public final class Example {

  /** The image of a program that keeps notes. There is no such program. */
  static final Image IMAGE = image("docker.io/example/notes", "2.4.1");

  private Example() {}

  /** Every app in the documentation. */
  public static List<App> apps() {
    return List.<AppDefinition>of(
            new Notes(),
            new PortsExample(),
            new StorageExample(),
            new SecretsExample(),
            new FilesExample(),
            new ConditionsExample(),
            new ListsExample(),
            new CertificatesExample(),
            new JobsExample(),
            new HealthExample(),
            new LookupExample(),
            new RightsExample(),
            new ImagesExample(),
            new PortalsExample(),
            new RefusalsExample(),
            new ScenariosExample(),
            new MigrationsExample(),
            new BlocksExample(),
            new QuestionKinds())
        .stream()
        .map(AppDefinition::define)
        .toList();
  }

  /** An app that is complete but for what {@code content} adds. */
  static App app(String name, Consumer<AppSpec> content) {
    return App.app(
        name,
        a -> {
          listing(a);
          a.version("1.0.0").appVersion("2.4.1").change("1.0.0", "First version.");
          content.accept(a);
        });
  }

  /** All that the catalog shows but for versions. */
  static void listing(AppSpec a) {
    a.title("Notes").description("Keeps notes.");
    a.home("https://notes.example.org").icon("https://notes.example.org/icon.svg");
    a.maintainer("Me", "me@example.org", "").categories("productivity");
    a.appReadme("Keeps notes.").readme("Keeps notes.");
  }
}
