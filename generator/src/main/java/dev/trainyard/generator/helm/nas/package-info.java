/** What TrueNAS computes from answers and hands to Helm, on each of its releases. */
package dev.trainyard.generator.helm.nas;
