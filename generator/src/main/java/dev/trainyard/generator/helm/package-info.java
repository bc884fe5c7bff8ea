/**
 * The edition for SCALE 22.02 to 24.04: an app as a chart. {@link
 * dev.trainyard.generator.helm.HelmEdition} is the way in.
 */
package dev.trainyard.generator.helm;
