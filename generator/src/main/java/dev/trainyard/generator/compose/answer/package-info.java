/** Where the values of an app keep answers, in the spelling of the official catalog. */
package dev.trainyard.generator.compose.answer;
