// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration.metatype;

import java.util.List;

/** A value given to a field in a metatype document. */
public interface Attribute {
  List<String> getValue();

  String getAdref();

  String getContent();
}
