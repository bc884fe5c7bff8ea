/** The examples of the documentation, compiled and rendered, and the tests that compare them. */
package dev.trainyard.docs;
