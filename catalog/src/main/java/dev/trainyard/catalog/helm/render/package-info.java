/**
 * Renders versions with Helm, which runs as a program of its own and within limits, for what
 * TrueNAS would hand to it.
 */
package dev.trainyard.catalog.helm.render;
