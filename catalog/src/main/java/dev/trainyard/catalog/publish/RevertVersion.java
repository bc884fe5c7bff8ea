package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.history.Action;
import dev.trainyard.catalog.history.Masking;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.layout.VersionNumber;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Publishes the content of an old version under a new, higher number. Nothing moves back: a NAS
 * that has the faulty version is offered the new one as an update.
 *
 * @param train the train
 * @param app the app
 * @param old the version whose content comes back
 * @param reason why; goes into changelog, commit and history
 * @param keep how many versions stay
 */
record RevertVersion(String train, String app, String old, String reason, int keep)
    implements Step {

  /** The annotation of a Chart.yaml that says why there is no way back behind its version. */
  private static final String ONE_WAY = "trainyard.dev/one-way";

  private static final Pattern VERSION =
      Pattern.compile("^(version: *[\"']?)[0-9.]+([\"']?) *$", Pattern.MULTILINE);
  private static final Pattern FIRST_SECTION = Pattern.compile("^## ", Pattern.MULTILINE);
  private static final String TEMPLATES = "templates/";

  RevertVersion {
    reason = Masking.of(reason);
  }

  @Override
  public Action action() {
    return Action.REVERT;
  }

  @Override
  public void apply(Draft draft) throws IOException {
    Optional<VersionNumber> back = draft.published(train, app, old);
    if (back.isEmpty()) {
      return;
    }
    VersionNumber newest = draft.newest(train, app).orElseThrow();
    if (newest.equals(back.get())) {
      draft.report(
          Problem.error(
              Rule.NOT_PUBLISHED,
              Where.ofApp(app),
              old + " is the newest version of " + train + "/" + app + " already",
              "an older version",
              "There is nothing to revert."));
      return;
    }
    if (reportOneWay(draft, back.get())) {
      return;
    }
    VersionNumber next =
        new VersionNumber(newest.major(), newest.minor(), newest.patch().add(BigInteger.ONE));
    String from = train + "/" + app + "/" + old;
    String to = train + "/" + app + "/" + next;
    draft.tree().copyFolder(from, to);
    renumber(draft.tree(), to, newest, next);
    draft.add(new Published(train, app, next.toString(), from));
    draft.retain(train, app, keep, next);
  }

  /** Whether a version that the revert would go back behind is one-way. */
  private boolean reportOneWay(Draft draft, VersionNumber back) throws IOException {
    boolean found = false;
    for (VersionNumber version : draft.versions(train, app).tailSet(back)) {
      if (version.equals(back)) {
        continue;
      }
      String path = train + "/" + app + "/" + version + "/" + CatalogLayout.CHART_YAML;
      YamlNode reason = oneWay(draft.tree().read(path));
      if (reason.isPresent()) {
        found = true;
        draft.report(
            Problem.error(
                Rule.ONE_WAY,
                new Where(app, "", path, reason.position().line(), reason.position().column()),
                "version " + version + " is one-way: " + Visible.of(reason.text()),
                "a revert to " + version + " or later",
                "Publish a new version from corrected definitions; who must go back restores data"
                    + " and app from a snapshot."));
      }
    }
    return found;
  }

  private static YamlNode oneWay(Optional<Content> chart) {
    return chart
        .map(file -> YamlReader.read(file.toBytes()).root().get("annotations").get(ONE_WAY))
        .orElse(YamlNode.MISSING);
  }

  private void renumber(CatalogTree tree, String folder, VersionNumber bad, VersionNumber next)
      throws IOException {
    change(
        tree,
        folder + "/" + CatalogLayout.CHART_YAML,
        "",
        text -> VERSION.matcher(text).replaceFirst("$1" + next + "$2"));
    Pattern label =
        Pattern.compile(
            "(helm\\.sh/chart[\"']?: *[\"']?)" + Pattern.quote(app + "-" + old) + "(?![0-9])");
    for (String path : tree.files(folder)) {
      if (path.startsWith(folder + "/" + TEMPLATES)) {
        change(
            tree,
            path,
            "",
            text ->
                label.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(app + "-" + next)));
      }
    }
    String section =
        "## %s\n\n- Reverts %s to the content of %s%s\n\n"
            .formatted(next, bad, old, reason.isEmpty() ? "." : ": " + reason);
    change(
        tree,
        folder + "/" + CatalogLayout.CHANGELOG,
        "# Changelog\n",
        text ->
            withSection(
                text,
                new String(section.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
  }

  /**
   * Changes the text of a file. Bytes stand for characters, so that what is no UTF-8 stays as it
   * is.
   *
   * @param otherwise the text to change when there is no such file; empty to leave it so
   */
  private static void change(
      CatalogTree tree, String path, String otherwise, UnaryOperator<String> change)
      throws IOException {
    Optional<Content> before = tree.read(path);
    String text =
        before
            .map(content -> new String(content.toBytes(), StandardCharsets.ISO_8859_1))
            .orElse(otherwise);
    String changed = change.apply(text);
    if (text.isEmpty() || changed.equals(text)) {
      return;
    }
    Content content = Content.bytes(changed.getBytes(StandardCharsets.ISO_8859_1));
    if (before.isEmpty()) {
      tree.put(new RelativePath(path), content);
    } else {
      tree.replace(path, before.get().executable() ? content.asExecutable() : content);
    }
  }

  private static String withSection(String changelog, String section) {
    Matcher first = FIRST_SECTION.matcher(changelog);
    return first.find()
        ? changelog.substring(0, first.start()) + section + changelog.substring(first.start())
        : changelog.stripTrailing() + "\n\n" + section.stripTrailing() + "\n";
  }
}
