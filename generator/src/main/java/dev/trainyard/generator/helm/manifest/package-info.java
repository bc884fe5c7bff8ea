/** Turns the model of an app into Kubernetes manifests as trees. */
package dev.trainyard.generator.helm.manifest;
