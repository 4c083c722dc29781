// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration.metatype;

/** One of the choices for a field. */
public interface Option {
  String getLabel();

  String getValue();
}
