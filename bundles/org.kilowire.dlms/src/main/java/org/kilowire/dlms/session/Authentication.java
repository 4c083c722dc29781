// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import org.kilowire.conversation.Secret;

/** How a client says who it is. */
public sealed interface Authentication {

  /** Not at all ("lowest"). */
  record None() implements Authentication {}

  /** By a password in the AARQ ("low"). */
  record Low(Secret password) implements Authentication {

    private static final int LONGEST = 255;

    /**
     * @throws IllegalArgumentException for more than 255 octets, which no AARQ of ours has room for
     */
    public Low {
      int length = password.reveal().length();
      if (length > LONGEST) {
        throw new IllegalArgumentException("a password of " + length + " octets, at most 255");
      }
    }
  }
}
