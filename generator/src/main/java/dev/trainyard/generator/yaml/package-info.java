/**
 * YAML: reading it as PyYAML does, with positions, from any author; writing it so that PyYAML (YAML
 * 1.1) and Go read it as it was meant. Neither touches a disk.
 *
 * <p>Nothing that a file holds makes the reader throw, loop, overflow the stack or take more memory
 * than {@link dev.trainyard.generator.yaml.YamlLimits} allow: what is wrong with it is a {@link
 * dev.trainyard.generator.yaml.Flaw}, and whoever reads decides how bad that is.
 */
package dev.trainyard.generator.yaml;
