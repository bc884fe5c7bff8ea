/** The wizard's side of a chart: questions.yaml, the values' defaults and their schema. */
package dev.trainyard.generator.helm.wizard;
