// SPDX-License-Identifier: Apache-2.0
/**
 * Kilowire's DLMS client and simulated meters against an independent implementation, through
 * sockets of the loopback; its sampled values against tshark, through capture files. Never shipped,
 * and never tests one half of Kilowire by the other: what is right is what the serving side's own
 * tables say.
 */
package org.kilowire.interop;
