/** Where the values of a chart keep answers. */
package dev.trainyard.generator.helm.answer;
