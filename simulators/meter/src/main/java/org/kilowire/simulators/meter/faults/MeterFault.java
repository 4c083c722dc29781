// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong. The name of an option is the constant's in lower case, with hyphens. */
public enum MeterFault {
  /** An answer is lost on its way; the request was executed. */
  DROP,
  /** An octet of an HDLC frame's checksum is wrong. Nothing happens on the wrapper. */
  CORRUPT_FCS,
  /** An answer takes so long. */
  DELAY,
  /** The connection is closed in place of an answer; the request was executed. */
  CLOSE,
  /** Noise in place of an answer; the request was executed. */
  GARBAGE,
  /** The meter hears nothing and says nothing. */
  SILENCE,
  /** An answer is kept back until the next one and comes right before it. */
  LATE_ANSWER,
  /** A block of a long answer has another number than is due. */
  WRONG_BLOCK_NUMBER,
  /** A long answer never has a last block. */
  ENDLESS_BLOCKS,
  /** A length in an answer announces more octets than any answer has. */
  OVERSIZE_LENGTH,
  /** A DataNotification comes right before an answer. */
  UNASKED,
  /** A request for several attributes is refused with a data-access-result. */
  LIST_REFUSED,
  /** A request for several attributes is refused with an exception-response. */
  LIST_EXCEPTION,
  /** The answer to a request for several attributes ends in its middle. */
  LIST_TRUNCATED,
  /** Each answer has the same invoke-id. */
  CONSTANT_INVOKE_ID,
  /** Upper and lower HDLC address, or source and destination wPort, are the wrong way round. */
  SWAPPED_ADDRESS,
  /** The HDLC address has four octets where two were asked. Nothing happens on the wrapper. */
  LONG_ADDRESS,
  /** The N(R) of HDLC frames is 0. Nothing happens on the wrapper. */
  STALE_RECEIVE_NUMBER,
  /** SNRM is answered with DM. Nothing happens on the wrapper. */
  LINK_REFUSED,
  /** The meter says that it is another one. */
  WRONG_DEVICE,
  /** The password is refused, right or wrong. */
  AUTH_REFUSED,
  /** The relay's contact moves so long after the method has succeeded. */
  SLOW_RELAY,
  /** The relay's methods succeed and nothing moves. */
  STUCK_RELAY;

  /** {@code corrupt-fcs}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault of that name. */
  public static Optional<MeterFault> named(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
  }
}
