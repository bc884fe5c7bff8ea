/** What only the edition for Docker Compose knows. */
package dev.trainyard.generator.compose.word;
