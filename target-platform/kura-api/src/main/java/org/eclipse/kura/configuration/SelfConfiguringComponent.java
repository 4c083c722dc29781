// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration;

import org.eclipse.kura.KuraException;

/** A component that says itself what its configuration is. */
public interface SelfConfiguringComponent {
  ComponentConfiguration getConfiguration() throws KuraException;
}
