/**
 * What an edition is: {@link dev.trainyard.generator.edition.Edition} turns an app into files,
 * {@link dev.trainyard.generator.edition.Layout} says where they lie.
 */
package dev.trainyard.generator.edition;
