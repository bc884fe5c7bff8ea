/**
 * The model of an app: what an author describes once and every edition renders. Specs collect what
 * a definition says; records hold the result, immutable.
 */
package dev.trainyard.generator.model;
