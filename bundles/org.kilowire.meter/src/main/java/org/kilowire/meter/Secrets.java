// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Optional;
import org.kilowire.conversation.Secret;

/** Secrets by the names that documents use for them. */
@FunctionalInterface
public interface Secrets {

  Optional<Secret> find(String name);
}
