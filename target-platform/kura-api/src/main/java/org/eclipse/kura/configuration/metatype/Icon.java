// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration.metatype;

import java.math.BigInteger;

/** A picture for a component. */
public interface Icon {
  String getResource();

  /** Width and height in pixels, or null. */
  BigInteger getSize();
}
