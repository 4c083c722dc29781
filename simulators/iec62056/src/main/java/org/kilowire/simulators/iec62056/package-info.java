// SPDX-License-Identifier: Apache-2.0
/**
 * Simulated meters of IEC 62056-21 that answer on serial lines and ports, alone or several on a
 * line, beside DLMS meters where that is wanted.
 */
package org.kilowire.simulators.iec62056;
