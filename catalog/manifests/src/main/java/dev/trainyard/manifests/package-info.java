/** Manifests as Kubernetes reads them, and everything that a cluster would object to in them. */
package dev.trainyard.manifests;
