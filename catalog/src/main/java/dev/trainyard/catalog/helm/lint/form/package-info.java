/**
 * Rules about {@code questions.yaml}: what the validators, the middleware and the wizards of SCALE
 * 22.02 to 24.04 make of it. {@link dev.trainyard.catalog.helm.lint.form.FormRules} lists the
 * families.
 */
package dev.trainyard.catalog.helm.lint.form;
