// SPDX-License-Identifier: Apache-2.0
/**
 * Simulated DLMS meters on TCP and UDP ports: to try things out, for the demo and for tests. Counts
 * and remembers whatever it is asked and answers, so that others can be compared with it; never
 * asks anybody anything.
 */
package org.kilowire.simulators.meter;
