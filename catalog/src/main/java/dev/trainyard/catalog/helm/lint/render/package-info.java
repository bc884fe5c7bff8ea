/**
 * The rules about what becomes of a version when it is installed: rendered with the defaults of its
 * wizard, with each of its files in {@code ci/}, and with answers that try to break out of their
 * place.
 */
package dev.trainyard.catalog.helm.lint.render;
