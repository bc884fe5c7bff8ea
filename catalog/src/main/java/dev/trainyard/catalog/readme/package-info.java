/** The README of the published repository: what it is, what is in it, how to add it to a NAS. */
package dev.trainyard.catalog.readme;
