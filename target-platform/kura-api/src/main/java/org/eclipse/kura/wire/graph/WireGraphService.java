// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire.graph;

import org.eclipse.kura.KuraException;

/** Keeps the graph and makes it so. */
public interface WireGraphService {
  void update(WireGraphConfiguration configuration) throws KuraException;

  void delete() throws KuraException;

  WireGraphConfiguration get() throws KuraException;
}
