package dev.trainyard.manifests;

/**
 * What a check of a single object found.
 *
 * @param path the field at fault
 * @param message what is wrong with it
 */
record FieldProblem(String path, String message) {}
