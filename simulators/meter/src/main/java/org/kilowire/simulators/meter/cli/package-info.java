// SPDX-License-Identifier: Apache-2.0
/**
 * Simulated meters on the command line: options in, one line a meter out. What a meter does is not
 * its business.
 */
package org.kilowire.simulators.meter.cli;
