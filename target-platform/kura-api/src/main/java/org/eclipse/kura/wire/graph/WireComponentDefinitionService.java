// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

import java.util.List;
import org.eclipse.kura.KuraException;

/** Knows all kinds of wire components. */
public interface WireComponentDefinitionService {
  List<WireComponentDefinition> getComponentDefinitions() throws KuraException;
}
