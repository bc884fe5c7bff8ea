/** What only charts can say: the words of a definition that other editions report. */
package dev.trainyard.generator.helm.word;
