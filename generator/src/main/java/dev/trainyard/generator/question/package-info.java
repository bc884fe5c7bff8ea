/**
 * Questions of the wizard as typed handles. A handle is declared once, asked in a group, and is the
 * only way to refer to the answer: as a port, a mount, a value, a condition.
 */
package dev.trainyard.generator.question;
