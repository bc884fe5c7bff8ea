package dev.trainyard.catalog.helm.lint;

/**
 * Rules about one version. Whatever looks at the files of a version is one of these, be it for what
 * they say or for what comes out when they are rendered.
 */
public interface VersionRules extends RuleFamily {

  /** Tells what is wrong; never fails because of what the files hold. */
  void check(LintedVersion version);
}
