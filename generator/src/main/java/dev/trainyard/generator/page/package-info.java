/** Prose of an app that every edition shows. */
package dev.trainyard.generator.page;
