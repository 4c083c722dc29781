// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import org.kilowire.conversation.Octets;

/** An APDU that a server sends without having been asked, and that nobody answers. */
public sealed interface Notification extends Apdu
    permits DataNotification, EventNotification, InformationReport {

  /**
   * When it was sent, as it came: a date-time of 12 octets, text in a report; empty where it does
   * not say.
   */
  Octets time();
}
