/**
 * Official apps of TrueNAS, described in the words of this project, and what shows that they say
 * the same. They are tests of the words, not apps to install.
 */
package dev.trainyard.official;
