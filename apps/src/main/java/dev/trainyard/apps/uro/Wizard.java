package dev.trainyard.apps.uro;

import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.timeZone;

import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;

/** What the owner is asked, in the order of the wizard. */
final class Wizard {

  private static final String GENERATED =
      "Empty: one is generated; the README tells how to read it. ";

  static final TimeZoneQuestion TIME_ZONE =
      timeZone("TZ").label("Time zone").description("Of the time stamps in the logs.");

  static final StringQuestion PUBLIC_URL =
      string("uro.public_url")
          .label("Public address")
          .description(
              "What users enter in the browser, such as https://vsekai.example.org or"
                  + " http://192.168.0.10:31400: neither path nor slash at the end. Under"
                  + " any other address the site loads and nobody can log in.")
          .required()
          .pattern(
              "^https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?$",
              "Give http:// or https://, a host name in lower case and perhaps a port; no"
                  + " path and no slash at the end.");

  static final StringQuestion API_IMAGE =
      image("uro.image_repository", "Image of the API", Images.API);

  static final StringQuestion SITE_IMAGE =
      image("uro.frontend_repository", "Image of the site", Images.SITE);

  static final StringQuestion TAG =
      string("uro.image_tag")
          .label("Uro version")
          .description(
              "Tag of both images. The README tells which one to take, and how to pin"
                  + " digests.")
          .required()
          .defaultText(Images.TAG)
          .imageTag();

  static final StringQuestion SITE_TAG =
      string("uro.frontend_tag")
          .label("Version of the site")
          .description("Only when it differs from that of the API.")
          .imageTag();

  static final SecretQuestion KEY_BASE =
      secret("uro.phoenix_key_base")
          .label("Key base")
          .description(GENERATED + "A change logs everybody out.")
          .length(64, 256)
          .generatedIfEmpty(64);

  static final SecretQuestion TOKEN_SIGNER =
      secret("uro.joken_signer")
          .label("Token signer")
          .description(GENERATED + "A change voids confirmation mails on their way.")
          .length(32, 256)
          .generatedIfEmpty(32);

  static final SecretQuestion SIGNUP_KEY =
      secret("uro.signup_api_key")
          .label("Sign-up key of the game client")
          .description(GENERATED + "It is built into the game clients.")
          .length(16, 256)
          .generatedIfEmpty(32);

  static final StringListQuestion ADMINS =
      stringList("uro.admin_usernames")
          .label("Administrators")
          .description(
              "Users who signed up and may administrate and upload from now on. Save the"
                  + " app again after a new one signed up. Who is removed here keeps the"
                  + " rights.")
          .itemLabel("User name")
          .length(3, 16)
          .pattern("^[a-z0-9_]+$", "Only lower-case letters, digits and _ are possible.");

  static final ListQuestion VARIABLES =
      ExtraVariables.question(
          "uro.additional_envs", "Additional environment variables of the API", "");

  static final PortQuestion WEB_PORT =
      port("network.web_port").label("Web port").defaultPort(31400);

  static final CertificateQuestion CERTIFICATE =
      certificate("network.certificate_id")
          .label("Certificate")
          .description(
              "The web port speaks HTTPS with it. None: HTTP, for a reverse proxy of your"
                  + " own or a test.");

  static final StringListQuestion TRUSTED_PROXIES =
      stringList("network.trusted_proxies")
          .label("Reverse proxies of your own")
          .description(
              "Their addresses or networks, such as 192.168.0.2 or 192.168.0.0/24. Uro"
                  + " believes them who the client is.")
          .itemLabel("Address or network")
          .pattern(
              "^[0-9a-fA-F.:]+(/[0-9]{1,3})?$",
              "Only an IP address or a network such as 192.168.0.0/24 is possible.");

  static final StorageQuestion UPLOADS =
      storage("storage.uploads")
          .label("Uploads")
          .description("Avatars, maps, props and files of the users.")
          .dataset("uploads");

  static final StorageQuestion SESSIONS =
      storage("storage.redis")
          .label("Sessions")
          .description("Without them users have to log in again, nothing else.")
          .dataset("redis")
          .temporaryAllowed();

  private Wizard() {}

  private static StringQuestion image(String path, String label, String repository) {
    return string(path).label(label).required().defaultText(repository).imageRepository();
  }
}
