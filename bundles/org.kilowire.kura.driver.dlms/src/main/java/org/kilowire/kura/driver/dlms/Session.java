// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.kilowire.dlms.session.DlmsClient;

/**
 * An association with a device. It belongs to whoever holds the lease of its line.
 *
 * @param opening of the link on which it was made, see {@link org.kilowire.link.Lease#opening}
 * @param number of {@link LastAssociations}
 * @param knowledge what the device has told during it
 */
record Session(DlmsClient client, long opening, long number, Knowledge knowledge) {

  /** The same association on another opening of its line. */
  Session on(long other) {
    return new Session(client, other, number, knowledge);
  }
}
