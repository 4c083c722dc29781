// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: what an engineer types. Every command prints for people, and one JSON object a
 * line with {@code --json}; the work is done by the bundles.
 */
package org.kilowire.cli;
