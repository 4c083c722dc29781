// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import org.kilowire.conversation.Secret;

/** How a client says who it is. */
public sealed interface Authentication {

  /** Not at all ("lowest"). */
  record None() implements Authentication {}

  /** By a password in the AARQ ("low"). */
  record Low(Secret password) implements Authentication {}
}
