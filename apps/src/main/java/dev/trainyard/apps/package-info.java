/** What the shipped apps have in common. */
package dev.trainyard.apps;
