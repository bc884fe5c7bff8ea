package dev.trainyard.generator.check;

import dev.trainyard.generator.edition.CatalogNames;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.model.Acceptance;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Listing;
import dev.trainyard.generator.model.Portal;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.problem.LikelySecrets;
import dev.trainyard.generator.problem.Rule;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Name, version and what the catalog shows. */
final class ListingChecks {

  /** A mail address, not one of a page with a login. */
  private static final Pattern MAIL = Pattern.compile("[^\\s:/@]+@[^\\s:/@]+");

  private static final Pattern CODE = Pattern.compile("TN[0-9]{3}");

  private static final Pattern URL = Pattern.compile("https?://[^\\s/?#@]+([/?#][^\\s]*)?");

  private ListingChecks() {}

  static void check(App app, Findings findings) {
    if (!CatalogNames.isApp(app.name())) {
      findings.error(
          Rule.NAME,
          "app",
          app.source(),
          "the app is named \"" + app.name() + "\"",
          CatalogNames.appShape(),
          "rename it");
    }
    if (!CatalogNames.isTrain(app.train()) || RelativePath.isDevice(app.train())) {
      findings.error(
          Rule.NAME,
          "train",
          app.source(),
          "the train is named \"" + app.train() + "\"",
          CatalogNames.TRAIN_SHAPE + ", and no device of Windows such as con or nul",
          "use stable, the train that TrueNAS prefers");
    }
    if (!CatalogNames.isVersion(app.version())) {
      findings.error(
          Rule.VERSION,
          "version",
          app.source(),
          "the version is \"" + app.version() + "\"",
          "three numbers without leading zeros, such as 1.0.0; TrueNAS cannot find a version with a"
              + " suffix again",
          "call version(\"1.0.0\")");
    }
    listing(app, findings);
    portals(app, findings);
    refusals(app, findings);
    acceptances(app, findings);
  }

  private static void acceptances(App app, Findings findings) {
    for (Acceptance acceptance : app.acceptances()) {
      if (!CODE.matcher(acceptance.code()).matches()) {
        findings.error(
            Rule.SHAPE,
            "accepted finding",
            acceptance.source(),
            "has the code \"" + acceptance.code() + "\"",
            "TN and three digits, as checks report it",
            "give accept(…) the code of a rule");
      }
      if (acceptance.reason().isBlank()) {
        findings.error(
            Rule.MISSING,
            "accepted finding",
            acceptance.source(),
            "does not say why " + acceptance.code() + " is accepted",
            "a reason that reviewers can judge",
            "give accept(…) a reason");
      }
    }
  }

  private static void refusals(App app, Findings findings) {
    for (Refusal refusal : app.refusals()) {
      if (refusal.message().isBlank()) {
        findings.error(
            Rule.MISSING,
            "refusal",
            refusal.source(),
            "does not say what is wrong",
            "a sentence that tells the owner what to change",
            "give refuseIf(…) a message");
      }
    }
  }

  private static void listing(App app, Findings findings) {
    Listing listing = app.listing();
    missing(app, findings, listing.title(), "title", "title(\"…\")");
    missing(app, findings, listing.description(), "description", "description(\"…\")");
    missing(app, findings, app.appVersion(), "version of the software", "appVersion(\"…\")");
    missing(app, findings, listing.home(), "home page", "home(\"https://…\")");
    missing(app, findings, listing.icon(), "icon", "icon(\"https://…\")");
    missing(app, findings, app.prose().appReadme(), "introduction", "appReadme(\"…\")");
    missing(app, findings, app.prose().readme(), "README", "readme(\"…\")");
    if (listing.categories().stream().allMatch(String::isBlank)) {
      missing(app, findings, "", "category", "categories(\"…\")");
    }
    if (listing.maintainers().isEmpty()) {
      missing(app, findings, "", "maintainer", "maintainer(\"name\", \"e-mail\", \"url\")");
    }
    for (Listing.Maintainer maintainer : listing.maintainers()) {
      if (maintainer.name().isBlank() || !MAIL.matcher(maintainer.email()).matches()) {
        findings.error(
            Rule.SHAPE,
            "maintainer",
            app.source(),
            "has the name \""
                + maintainer.name()
                + "\" and "
                + (maintainer.email().indexOf('@') < 0
                    ? "the e-mail \"" + maintainer.email() + "\""
                    : "an e-mail that is none (it is not shown here)"),
            "a name and an e-mail address; TrueNAS needs both",
            "correct the maintainer");
      }
    }
    url(app, findings, "home page", listing.home());
    url(app, findings, "icon", listing.icon());
    listing.maintainers().forEach(one -> url(app, findings, "maintainer's page", one.url()));
    listing.sources().forEach(source -> url(app, findings, "source", source));
    listing.screenshots().forEach(picture -> url(app, findings, "screenshot", picture));
    if (CatalogNames.isVersion(app.version())
        && app.prose().changes().stream()
            .filter(change -> change.version().equals(app.version()))
            .allMatch(change -> change.lines().stream().allMatch(String::isBlank))) {
      findings.error(
          Rule.MISSING,
          "changes",
          app.source(),
          "nothing is said about what version " + app.version() + " changed",
          "at least one sentence; TrueNAS shows it before an upgrade",
          "call change(\"" + app.version() + "\", \"…\")");
    }
  }

  private static void missing(App app, Findings findings, String value, String what, String call) {
    if (value.isBlank()) {
      findings.error(
          Rule.MISSING, what, app.source(), "the app has no " + what, "one", "call " + call);
    }
  }

  private static void url(App app, Findings findings, String what, String value) {
    if (LikelySecrets.isIn(value)) {
      findings.error(
          Rule.SHAPE,
          what,
          app.source(),
          "has something in it that looks like a secret (it is not shown here)",
          "an address that everybody may have, since everybody is shown it",
          "give one that works without it");
    } else if (!value.isEmpty() && !URL.matcher(value).matches()) {
      findings.error(
          Rule.SHAPE,
          what,
          app.source(),
          value.indexOf('@') < 0
              ? "is \"" + value + "\""
              : "is no address, or one with a login (it is not shown here)",
          "an address that starts with https:// or http://, without user and password",
          "give the whole address");
    }
  }

  private static void portals(App app, Findings findings) {
    Set<String> keys = new HashSet<>();
    for (Portal portal : app.portals()) {
      UrlPaths.check(portal.path(), "portal " + portal.key(), portal.source(), findings);
      if (!portal.key().matches("[a-z][a-z0-9_]*") || portal.caption().indexOf('$') >= 0) {
        findings.error(
            Rule.NAME,
            "portal \"" + portal.key() + "\"",
            portal.source(),
            "has a caption that does not start with an ASCII letter, or has a $",
            "a caption such as Web Portal",
            "change the caption");
      } else if (!keys.add(portal.key())) {
        findings.error(
            Rule.DUPLICATE,
            "portal " + portal.key(),
            portal.source(),
            "has the same caption as another portal",
            "each caption once",
            "change one of them");
      }
    }
  }
}
