/**
 * What Kubernetes, Helm and TrueNAS demand of the objects of one release and no schema says: names,
 * references, schedules, ports, objects that are there twice. Works on parsed manifests, which are
 * maps, lists and scalars, wherever they come from; needs no library.
 */
package dev.trainyard.generator.helm.rule;
