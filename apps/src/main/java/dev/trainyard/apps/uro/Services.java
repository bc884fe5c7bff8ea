package dev.trainyard.apps.uro;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ConditionalContent;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.GivenAnswers;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.function.Consumer;

/**
 * What Uro uses on the internet: mail, captcha, log-in with accounts of others. Of these the site
 * knows two and shows both always (frontend/src/app/(static)/login/oauth2-button.tsx,
 * providerMetadata); the API takes any (config/config.exs, line 132).
 */
final class Services {

  static final BooleanQuestion MAIL =
      yesNo("mail.enabled")
          .label("Send Mail")
          .description(
              "Confirmation mails at sign-up. While SendGrid refuses key or sender, nobody can sign"
                  + " up: try it before you rely on it. Staging and sandbox send none.");

  /**
   * Sent is mail by live alone. Without any the site leads whoever has logged in to the page for
   * confirmation, from every page (frontend/src/hooks/session.ts, line 30), and the API lets nobody
   * change a profile (lib/uro/helpers/user.ex, line 80).
   */
  static final Expression<Boolean> SENDS = all(MAIL, Wizard.LIVE);

  static final BooleanQuestion CONFIRM =
      yesNo("mail.confirm")
          .label("Confirm Addresses Without Mail")
          .description(
              "While no mail is sent, the site shows users who have logged in one page only, which"
                  + " asks them to confirm their address. The app confirms it for them within"
                  + " seconds.")
          .defaultYes();

  static final SecretQuestion SENDGRID_KEY =
      secret("mail.sendgrid_api_key")
          .label("SendGrid API Key")
          .description("Uro sends mail through SendGrid only.")
          .when(MAIL);

  static final StringQuestion MAIL_SENDER =
      string("mail.sender")
          .label("Sender")
          .description("A sender that SendGrid has verified.")
          .pattern("^[^@ ]+@[^@ ]+$", "Give a mail address.")
          .when(MAIL);

  static final ChoiceQuestion CAPTCHA =
      choice("captcha.mode")
          .label("Captcha at Sign-up")
          .description(
              "Whenever somebody signs up in the browser Uro asks Cloudflare. With the test keys every"
                  + " answer is right, so anybody and any robot can sign up.")
          .option("test_keys", "Cloudflare's test keys")
          .option("turnstile", "My own keys of Cloudflare Turnstile");

  static final StringQuestion CAPTCHA_SITE_KEY =
      string("captcha.site_key")
          .label("Site Key")
          .description("The public half of the pair, from Cloudflare's console.")
          .when(CAPTCHA.is("turnstile"));

  static final SecretQuestion CAPTCHA_SECRET_KEY =
      secret("captcha.secret_key")
          .label("Secret Key")
          .description("The other half. Uro asks Cloudflare with it at each sign-up.")
          .when(CAPTCHA.is("turnstile"));

  static final StringQuestion GITHUB_ID =
      string("oauth.github_client_id")
          .label("GitHub Client ID")
          .description(
              "Empty: no log-in with GitHub. Needs HTTPS; the README names the callback URL.");

  static final SecretQuestion GITHUB_SECRET =
      secret("oauth.github_client_secret")
          .label("GitHub Client Secret")
          .description("What GitHub showed when you registered the application.");

  static final StringQuestion DISCORD_ID =
      string("oauth.discord_client_id")
          .label("Discord Client ID")
          .description(
              "Empty: no log-in with Discord. Needs HTTPS; the README names the callback URL.");

  static final SecretQuestion DISCORD_SECRET =
      secret("oauth.discord_client_secret")
          .label("Discord Client Secret")
          .description("What Discord showed when you registered the application.");

  private static final StringQuestion PROVIDER =
      string("provider")
          .label("Provider")
          .description("Its name in addresses, such as google.")
          .required()
          .length(1, 30)
          .pattern("^[a-z][a-z0-9]*$", "Only lower-case letters and digits are possible.");

  private static final StringQuestion STRATEGY =
      string("strategy")
          .label("Strategy")
          .description(
              "The name of one of Assent's strategies that needs no more than ID and secret, such"
                  + " as Gitlab. With Google users have no user name.")
          .required()
          .length(1, 60)
          .pattern("^[A-Z][A-Za-z0-9]*$", "Give the last part of the name, such as Gitlab.");

  private static final StringQuestion CLIENT_ID =
      string("client_id")
          .label("Client ID")
          .description("What the provider calls your application.")
          .required()
          .length(1, 500);

  private static final SecretQuestion CLIENT_SECRET =
      secret("client_secret")
          .label("Client Secret")
          .description("What the provider showed when you registered the application.")
          .required();

  static final ListQuestion PROVIDERS =
      list("oauth.providers")
          .label("More Providers")
          .description(
              "For a site of yours that has buttons for them: that of the recipe has none. Needs"
                  + " HTTPS; the callback URL is as for GitHub, with the name of the provider.")
          .itemLabel("Provider")
          .items(PROVIDER, STRATEGY, CLIENT_ID, CLIENT_SECRET);

  /** A provider among the answers of a scenario. */
  static Consumer<GivenAnswers> provider(
      String name, String strategy, String clientId, String secret) {
    return item ->
        item.answer(PROVIDER, name)
            .answer(STRATEGY, strategy)
            .answer(CLIENT_ID, clientId)
            .answer(CLIENT_SECRET, secret);
  }

  private Services() {}

  static void ask(AppSpec a) {
    a.group(
            "Mail",
            g ->
                g.description("Confirmation mails, which Uro sends through SendGrid")
                    .ask(MAIL, SENDGRID_KEY, MAIL_SENDER, CONFIRM))
        .group(
            "Captcha",
            g ->
                g.description("What keeps robots from signing up")
                    .ask(CAPTCHA, CAPTCHA_SITE_KEY, CAPTCHA_SECRET_KEY))
        .group(
            "Log-in with Other Accounts",
            g ->
                g.description("Applications that you registered at GitHub or Discord")
                    .ask(GITHUB_ID, GITHUB_SECRET, DISCORD_ID, DISCORD_SECRET, PROVIDERS));
  }

  static void environment(ContainerSpec c) {
    c.env(
            "TURNSTILE_SECRET_KEY",
            choose(
                CAPTCHA.is("turnstile"),
                CAPTCHA_SECRET_KEY.secret(),
                literal("1x0000000000000000000000000000000AA")))
        .when(
            SENDS,
            mail ->
                mail.env("SENDGRID_API_KEY", SENDGRID_KEY.secret())
                    .env("NOREPLY_SENDER", MAIL_SENDER))
        // Never an empty strategy: its mere presence switches a provider on.
        .when(
            GITHUB_ID.isGiven(),
            given -> provider(given, "GITHUB", "Github", GITHUB_ID, GITHUB_SECRET))
        .when(
            DISCORD_ID.isGiven(),
            given -> provider(given, "DISCORD", "Discord", DISCORD_ID, DISCORD_SECRET))
        // Uro makes the name small, and asks for the two others by it as it is.
        .each(
            PROVIDERS,
            (each, p) ->
                each.env(
                        text("OAUTH2_{}_STRATEGY", p.get(PROVIDER)),
                        text("Assent.Strategy.{}", p.get(STRATEGY)))
                    .env(text("OAUTH2_{}_CLIENT_ID", p.get(PROVIDER)), p.get(CLIENT_ID))
                    .env(text("OAUTH2_{}_CLIENT_SECRET", p.get(PROVIDER)), p.get(CLIENT_SECRET)));
  }

  private static void provider(
      ConditionalContent<?> c,
      String name,
      String module,
      StringQuestion id,
      SecretQuestion secret) {
    c.env("OAUTH2_" + name + "_STRATEGY", "Assent.Strategy." + module)
        .env("OAUTH2_" + name + "_CLIENT_ID", id)
        .env("OAUTH2_" + name + "_CLIENT_SECRET", secret.secret());
  }

  /** The half of the captcha's keys that browsers see. */
  static Expression<String> captchaSiteKey() {
    return choose(CAPTCHA.is("turnstile"), CAPTCHA_SITE_KEY, literal("1x00000000000000000000AA"));
  }

  static void refuse(AppSpec a) {
    a.refuseIf(
            all(MAIL, any(not(SENDGRID_KEY.isGiven()), not(MAIL_SENDER.isGiven()))),
            "Mail needs both a SendGrid API key and a sender. Fill in what is empty, or switch mail"
                + " off.")
        .refuseIf(
            all(
                CAPTCHA.is("turnstile"),
                any(not(CAPTCHA_SITE_KEY.isGiven()), not(CAPTCHA_SECRET_KEY.isGiven()))),
            "Your own captcha needs both a site key and a secret key. Fill in what is empty, or"
                + " choose the test keys.")
        // The cookie by which the recipe's API knows the browser again is for HTTPS only
        // (frontend/src/app/(static)/login/state.ts, line 12; images/uro/api.Dockerfile).
        .refuseIf(
            all(any(GITHUB_ID.isGiven(), DISCORD_ID.isGiven()), not(PublicAddress.HTTPS)),
            "Log-in with GitHub or Discord works over HTTPS only. Choose a certificate, say that a"
                + " reverse proxy speaks HTTPS, or empty the client IDs.")
        .refuseIf(
            half(GITHUB_ID, GITHUB_SECRET),
            "Log-in with GitHub needs both a client ID and a client secret. Fill in what is empty,"
                + " or empty both.")
        .refuseIf(
            half(DISCORD_ID, DISCORD_SECRET),
            "Log-in with Discord needs both a client ID and a client secret. Fill in what is empty,"
                + " or empty both.")
        .each(
            PROVIDERS,
            (each, p) ->
                each.refuseIf(
                        not(PublicAddress.HTTPS),
                        "More providers work over HTTPS only. Choose a certificate, say that a"
                            + " reverse proxy speaks HTTPS, or empty the list of providers.")
                    .refuseIf(
                        any(
                            all(GITHUB_ID.isGiven(), equal(p.get(PROVIDER), literal("github"))),
                            all(DISCORD_ID.isGiven(), equal(p.get(PROVIDER), literal("discord")))),
                        "GitHub or Discord is among the providers and has a client ID of its own. Uro"
                            + " takes one application of each: empty the client ID, or remove the"
                            + " provider."));
  }

  private static Expression<Boolean> half(StringQuestion id, SecretQuestion secret) {
    return any(all(id.isGiven(), not(secret.isGiven())), all(not(id.isGiven()), secret.isGiven()));
  }
}
