/**
 * What many apps need beside their own program, ready to use: databases, a proxy that ends TLS, and
 * questions that owners of apps expect. Each is said with the words of the model alone; a
 * definition that needs something else says it itself.
 */
package dev.trainyard.generator.block;
