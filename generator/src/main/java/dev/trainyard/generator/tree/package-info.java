/** Manifests as trees whose scalars are expressions and whose branches may be conditional. */
package dev.trainyard.generator.tree;
