// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

/**
 * What one end of an HDLC line has seen so far.
 *
 * @param sent frames sent, repetitions included
 * @param received whole frames received for this end
 * @param foreign whole frames for or from others, our own echo among them, passed over
 * @param badFcs frames whose check sequence is wrong
 * @param badHcs headers whose check sequence is wrong
 * @param garbage octets that are part of no frame, flags apart
 * @param retransmitted I frames sent again
 * @param polls RR frames that asked for an answer which had not come
 * @param outOfSequence I frames repeated or ahead of what was due, and N(R) that acknowledge what
 *     was not sent
 * @param staleNr answers taken although their N(R) does not acknowledge the request
 * @param unnumberedInformation UI frames (push) passed over
 * @param otherAddress frames taken although their addresses are not the server's and the client's
 */
public record HdlcCounters(
    long sent,
    long received,
    long foreign,
    long badFcs,
    long badHcs,
    long garbage,
    long retransmitted,
    long polls,
    long outOfSequence,
    long staleNr,
    long unnumberedInformation,
    long otherAddress) {}
