package dev.trainyard.apps.gocd;

import static dev.trainyard.generator.helm.word.Helm.pullsAs;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.string;

import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringQuestion;

/**
 * Who pulls images that not everybody may pull. From 25.04 on TrueNAS keeps credentials of
 * registries itself, for all apps (truenas/middleware TS-25.04.2.6 plugins/app_registry); 24.10
 * takes them when somebody pulls an image by hand (TS-24.10.2.4 app.image.pull, auth_config).
 */
final class Registries {

  static final StringQuestion ADDRESS =
      string("registry")
          .label("Registry")
          .description(
              "As image repositories begin, such as registry.example.org:5000 or docker.io.")
          .required()
          .length(1, 253)
          .pattern(
              "^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$",
              "Only a host name, if needed with a colon and a port, and no protocol or path.");

  static final StringQuestion USER =
      string("user")
          .label("User")
          .description("Who may pull there.")
          .required()
          .length(1, 255)
          .pattern("^[!-~]+$", "Only printable ASCII characters without blanks are possible.");

  static final SecretQuestion PASSWORD =
      secret("password")
          .label("Password")
          .description("Of this user, or a token.")
          .required()
          .length(1, 1024)
          .pattern("^[ -~]+$", "Only printable ASCII characters are possible.");

  static final ListQuestion LIST =
      list("registries")
          .label("Registries That Ask for a Password")
          .description("For the images of server and agents.")
          .itemLabel("Registry")
          .items(ADDRESS, USER, PASSWORD);

  private Registries() {}

  /** Lets a workload pull its images as the owner says. */
  static void use(WorkloadSpec w) {
    w.each(
        LIST,
        (each, registry) ->
            each.only(pullsAs(registry.get(ADDRESS), registry.get(USER), registry.get(PASSWORD))));
  }

  static void refuse(AppSpec a) {
    a.refuseIf(
        LIST.hasDuplicates(ADDRESS), "Two entries are for the same registry. Remove one of them.");
  }
}
