/**
 * The edition for TrueNAS 24.10 and later: an app as templates of a compose file. {@link
 * dev.trainyard.generator.compose.ComposeEdition} is the way in.
 */
package dev.trainyard.generator.compose;
