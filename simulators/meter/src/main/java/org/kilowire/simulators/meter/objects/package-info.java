// SPDX-License-Identifier: Apache-2.0
/**
 * A simulated meter as COSEM objects (IEC 62056-6-2): what can be read, written and invoked, and by
 * whom. Knows nothing of associations, blocks or octets on a line.
 */
package org.kilowire.simulators.meter.objects;
