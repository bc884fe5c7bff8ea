/** Turns the plan of an app into the services of a compose file, as a tree. */
package dev.trainyard.generator.compose.service;
