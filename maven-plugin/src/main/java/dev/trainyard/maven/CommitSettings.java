package dev.trainyard.maven;

/**
 * The parameters of goals that add a commit to a published catalog, as Maven leaves them: texts are
 * null or blank where nothing is said.
 *
 * @param title heading of the catalog's README
 * @param url address that NAS owners paste into Add Catalog
 * @param authorName name of the author
 * @param authorEmail mail address of the author
 * @param sign how the commit is signed
 * @param signingKey with which key
 * @param keepVersions how many versions of an app stay in a train
 * @param dryRun whether nothing is pushed
 * @param allowBreaking whether changes that break upgrades are published
 */
record CommitSettings(
    String title,
    String url,
    String authorName,
    String authorEmail,
    String sign,
    String signingKey,
    int keepVersions,
    boolean dryRun,
    boolean allowBreaking) {}
