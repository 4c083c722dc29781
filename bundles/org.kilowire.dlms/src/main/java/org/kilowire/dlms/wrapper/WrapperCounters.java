// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

/**
 * What one end of a wrapper link has seen so far.
 *
 * @param sent WPDUs sent, repetitions included
 * @param received WPDUs received for this end
 * @param foreign WPDUs received for other ports, passed over unless any are taken
 * @param late WPDUs for this end that nobody was waiting for any more, passed over
 * @param repeated requests sent again
 * @param malformed headers that are none, WPDUs that are too long, datagrams that end too early
 */
public record WrapperCounters(
    long sent, long received, long foreign, long late, long repeated, long malformed) {}
