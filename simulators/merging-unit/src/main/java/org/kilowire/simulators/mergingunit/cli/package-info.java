// SPDX-License-Identifier: Apache-2.0
/** Simulated merging units on the command line: options in, a file of frames out. */
package org.kilowire.simulators.mergingunit.cli;
