// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.secret;

import java.util.Optional;
import org.kilowire.conversation.Secret;

/** A secret that was configured by its name. */
public interface NamedSecret {

  /** The name of its component. */
  String component();

  /** Empty where it is not configured, or cannot be read now. */
  Optional<Secret> find(String name);
}
