// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.time.Duration;

/**
 * How a client speaks to one server over HDLC.
 *
 * @param client the client's address (SAP), 1..127
 * @param server the server's address; answers may come from the same parts in another length
 * @param proposed the sizes this end proposes
 * @param responseTimeoutNanos how long to wait for an answer to what was sent
 * @param interOctetNanos how long a frame may pause inside; after that it is broken
 * @param retries how often a silent server is asked again before the operation fails
 * @param explicitParameters SNRM names the sizes even where they are the defaults
 * @param sendDisc the link is ended with DISC; some meters must not get one
 * @param tolerateStaleNr the server's N(R) does not advance (seen with jDLMS's server): an answer
 *     in sequence counts as the acknowledgement. What a lost frame would cost is then not known, so
 *     requests are never sent again.
 * @param anyAddress frames are taken whatever addresses they carry, our own echo apart: for servers
 *     that swap upper and lower part, or answer under another address
 * @param linkRetries how often SNRM is sent again when the server refuses the link with DM, 0..100
 * @param maxApduLength longest APDU taken, 1..65535 octets
 */
public record HdlcSettings(
    int client,
    HdlcAddress server,
    HdlcParameters proposed,
    long responseTimeoutNanos,
    long interOctetNanos,
    int retries,
    boolean explicitParameters,
    boolean sendDisc,
    boolean tolerateStaleNr,
    boolean anyAddress,
    int linkRetries,
    int maxApduLength) {

  private static final int MAX_APDU = 0xFFFF;

  public HdlcSettings {
    if (client < 1 || client > 127) {
      throw new IllegalArgumentException("client must be 1..127: " + client);
    }
    if (server.broadcast()) {
      throw new IllegalArgumentException("a broadcast is not answered: " + server);
    }
    if (responseTimeoutNanos <= 0 || interOctetNanos <= 0) {
      throw new IllegalArgumentException("timeouts must be positive");
    }
    requireRetries(retries);
    requireRetries(linkRetries);
    if (maxApduLength < 1 || maxApduLength > MAX_APDU) {
      throw new IllegalArgumentException("longest APDU must be 1..65535: " + maxApduLength);
    }
  }

  private static void requireRetries(int retries) {
    if (retries < 0 || retries > 100) {
      throw new IllegalArgumentException("retries must be 0..100: " + retries);
    }
  }

  /**
   * Default sizes, 5 s for an answer, 1 s between octets, 3 retries, one more SNRM after DM, DISC
   * at the end, and the server's address in as few octets as it fits.
   */
  public static HdlcSettings of(int client, int upper, int lower) {
    return of(client, HdlcAddress.server(upper, lower));
  }

  /** The same for an address of a given length. */
  public static HdlcSettings of(int client, HdlcAddress server) {
    return new HdlcSettings(
        client,
        server,
        HdlcParameters.DEFAULT,
        Duration.ofSeconds(5).toNanos(),
        Duration.ofSeconds(1).toNanos(),
        3,
        false,
        true,
        false,
        false,
        1,
        MAX_APDU);
  }

  /** The same with other sizes to propose. */
  public HdlcSettings withProposed(HdlcParameters sizes) {
    return new HdlcSettings(
        client,
        server,
        sizes,
        responseTimeoutNanos,
        interOctetNanos,
        retries,
        explicitParameters,
        sendDisc,
        tolerateStaleNr,
        anyAddress,
        linkRetries,
        maxApduLength);
  }

  /** The same with other patience. */
  public HdlcSettings withPatience(Duration response, Duration interOctet, int times) {
    return new HdlcSettings(
        client,
        server,
        proposed,
        response.toNanos(),
        interOctet.toNanos(),
        times,
        explicitParameters,
        sendDisc,
        tolerateStaleNr,
        anyAddress,
        linkRetries,
        maxApduLength);
  }

  /** The same for a server with ways of its own. */
  public HdlcSettings withQuirks(boolean explicit, boolean disc, boolean staleNr) {
    return new HdlcSettings(
        client,
        server,
        proposed,
        responseTimeoutNanos,
        interOctetNanos,
        retries,
        explicit,
        disc,
        staleNr,
        anyAddress,
        linkRetries,
        maxApduLength);
  }

  /** The same for a server with other addresses, or that refuses a link at first. */
  public HdlcSettings withTolerance(boolean addresses, int refusals) {
    return new HdlcSettings(
        client,
        server,
        proposed,
        responseTimeoutNanos,
        interOctetNanos,
        retries,
        explicitParameters,
        sendDisc,
        tolerateStaleNr,
        addresses,
        refusals,
        maxApduLength);
  }

  /** The same with another bound for an APDU's length. */
  public HdlcSettings withMaxApduLength(int octets) {
    return new HdlcSettings(
        client,
        server,
        proposed,
        responseTimeoutNanos,
        interOctetNanos,
        retries,
        explicitParameters,
        sendDisc,
        tolerateStaleNr,
        anyAddress,
        linkRetries,
        octets);
  }
}
