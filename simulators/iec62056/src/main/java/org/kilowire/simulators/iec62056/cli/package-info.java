// SPDX-License-Identifier: Apache-2.0
/** Simulated meters of IEC 62056-21 on the command line: options in, one line a meter out. */
package org.kilowire.simulators.iec62056.cli;
