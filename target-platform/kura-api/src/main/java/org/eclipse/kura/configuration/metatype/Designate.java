// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration.metatype;

/** Ties a definition to a pid or a factory pid. */
public interface Designate {
  TObject getObject();

  String getPid();

  String getFactoryPid();

  String getBundle();

  boolean isOptional();

  boolean isMerge();
}
