// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration.metatype;

import java.util.List;

/** A metatype document. */
public interface MetaData {
  List<OCD> getOCD();

  List<Designate> getDesignate();

  String getLocalization();
}
