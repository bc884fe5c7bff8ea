/**
 * What SCALE 22.02 to 24.04 demand of a catalog of charts: {@link
 * dev.trainyard.catalog.helm.lint.HelmRules} lists the families of rules, each of which says what
 * it is about and tells what is wrong. What the wizard asks has a package of its own.
 *
 * <p>The facts come from the sources of the middleware ({@code plugins/catalogs_linux}, {@code
 * plugins/chart_releases_linux}, {@code schema}), of {@code catalog_validation} and of the web
 * interface at the tags of the four releases.
 */
package dev.trainyard.catalog.helm.lint;
