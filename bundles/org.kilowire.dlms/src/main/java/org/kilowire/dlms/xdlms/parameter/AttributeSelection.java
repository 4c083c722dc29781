// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.parameter;

import java.util.Optional;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;

/**
 * An attribute, whole or in part.
 *
 * @param access empty for the whole
 */
public record AttributeSelection(AttributeRef ref, Optional<SelectiveAccess> access) {

  /** The whole of {@code ref}. */
  public static AttributeSelection of(AttributeRef ref) {
    return new AttributeSelection(ref, Optional.empty());
  }
}
