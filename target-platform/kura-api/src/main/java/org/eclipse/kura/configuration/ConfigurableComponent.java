// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration;

/** Marks a component whose configuration is kept by {@link ConfigurationService}. */
public interface ConfigurableComponent {}
