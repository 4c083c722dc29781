// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration.metatype;

import java.util.List;

/** One field of a configuration. */
public interface AD {
  /** The choices; empty if any value will do. */
  List<Option> getOption();

  String getName();

  String getDescription();

  String getId();

  Scalar getType();

  /** 0: one value; n: an array of up to n; negative: a list of up to -n. */
  int getCardinality();

  String getMin();

  String getMax();

  String getDefault();

  boolean isRequired();
}
