// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration.metatype;

import java.util.List;

/** The values given to a definition's fields in a metatype document. */
public interface TObject {
  List<Attribute> getAttribute();

  String getOcdref();
}
