/** Prints expressions and manifest trees as Go templates the way a Helm engineer writes them. */
package dev.trainyard.generator.helm.template;
