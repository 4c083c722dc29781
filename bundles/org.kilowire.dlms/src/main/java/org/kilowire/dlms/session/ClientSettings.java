// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import java.time.Duration;
import org.kilowire.dlms.xdlms.parameter.Conformance;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;

/**
 * How a client talks to one server.
 *
 * @param proposed the conformance it asks for
 * @param maxPdu the longest APDU it says it takes, 0..65535; 0 is "no limit", and some meters
 *     accept nothing else
 * @param limit the longest time for one operation, all its blocks included
 * @param maxBlocks blocks of one value, at least 1
 * @param maxOctets octets of one value put together from blocks, at least 1
 * @param selectiveAccess whether the server is to be asked for parts of attributes
 * @param maxListItems attributes in one GET with list; 1 where the server takes no lists
 * @param releaseRequest whether RLRQ is sent; some meters do not know it
 * @param anyInvokeId whether an answer's invoke-id may be any; a late answer is then not told from
 *     a timely one, so that no request is repeated, and none follows one that was not answered
 */
public record ClientSettings(
    Authentication authentication,
    ConformanceBlock proposed,
    int maxPdu,
    Duration limit,
    int maxBlocks,
    int maxOctets,
    boolean selectiveAccess,
    int maxListItems,
    boolean releaseRequest,
    boolean anyInvokeId) {

  /** No authentication, the whole of what this client knows, 60 s, 4,096 blocks, 8 MiB. */
  public static final ClientSettings DEFAULT =
      new ClientSettings(
          new Authentication.None(),
          ConformanceBlock.of(
              Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ,
              Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE,
              Conformance.BLOCK_TRANSFER_WITH_ACTION,
              Conformance.MULTIPLE_REFERENCES,
              Conformance.GET,
              Conformance.SET,
              Conformance.SELECTIVE_ACCESS,
              Conformance.ACTION),
          0xFFFF,
          Duration.ofSeconds(60),
          4096,
          8 << 20,
          true,
          16,
          true,
          false);

  public ClientSettings {
    if ((maxPdu & ~0xFFFF) != 0) {
      throw new IllegalArgumentException("max PDU must be 0..65535: " + maxPdu);
    }
    if (maxBlocks < 1 || maxOctets < 1 || maxListItems < 1 || maxListItems > 255) {
      throw new IllegalArgumentException("bounds must be positive, list items at most 255");
    }
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("limit must be positive: " + limit);
    }
  }

  public ClientSettings withAuthentication(Authentication wanted) {
    return new ClientSettings(
        wanted,
        proposed,
        maxPdu,
        limit,
        maxBlocks,
        maxOctets,
        selectiveAccess,
        maxListItems,
        releaseRequest,
        anyInvokeId);
  }

  public ClientSettings withProposed(ConformanceBlock wanted, int longestPdu) {
    return new ClientSettings(
        authentication,
        wanted,
        longestPdu,
        limit,
        maxBlocks,
        maxOctets,
        selectiveAccess,
        maxListItems,
        releaseRequest,
        anyInvokeId);
  }

  public ClientSettings withBounds(Duration longest, int blocks, int octets) {
    return new ClientSettings(
        authentication,
        proposed,
        maxPdu,
        longest,
        blocks,
        octets,
        selectiveAccess,
        maxListItems,
        releaseRequest,
        anyInvokeId);
  }

  public ClientSettings withAbilities(boolean selective, int listItems, boolean release) {
    return new ClientSettings(
        authentication,
        proposed,
        maxPdu,
        limit,
        maxBlocks,
        maxOctets,
        selective,
        listItems,
        release,
        anyInvokeId);
  }

  /** The same for a server whose invoke-ids are not those of the requests. */
  public ClientSettings withAnyInvokeId(boolean any) {
    return new ClientSettings(
        authentication,
        proposed,
        maxPdu,
        limit,
        maxBlocks,
        maxOctets,
        selectiveAccess,
        maxListItems,
        releaseRequest,
        any);
  }
}
