// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.osgi.framework.Filter;

/** Keeps the configurations of all components, and snapshots of them. */
public interface ConfigurationService {
  String KURA_SERVICE_PID = "kura.service.pid";

  Set<String> getFactoryComponentPids();

  void createFactoryConfiguration(
      String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot)
      throws KuraException;

  void deleteFactoryConfiguration(String pid, boolean takeSnapshot) throws KuraException;

  Set<String> getConfigurableComponentPids();

  List<ComponentConfiguration> getComponentConfigurations() throws KuraException;

  List<ComponentConfiguration> getComponentConfigurations(Filter filter) throws KuraException;

  /** The configuration, or null if there is no such component. */
  ComponentConfiguration getComponentConfiguration(String pid) throws KuraException;

  ComponentConfiguration getDefaultComponentConfiguration(String pid) throws KuraException;

  void updateConfiguration(String pid, Map<String, Object> properties) throws KuraException;

  void updateConfiguration(String pid, Map<String, Object> properties, boolean takeSnapshot)
      throws KuraException;

  void updateConfigurations(List<ComponentConfiguration> configurations) throws KuraException;

  void updateConfigurations(List<ComponentConfiguration> configurations, boolean takeSnapshot)
      throws KuraException;

  /** The ids of all snapshots that are kept, in the order of their time. */
  Set<Long> getSnapshots() throws KuraException;

  List<ComponentConfiguration> getSnapshot(long id) throws KuraException;

  /** Takes a snapshot; returns its id. */
  long snapshot() throws KuraException;

  /** Goes back to the snapshot before the last; returns its id. */
  long rollback() throws KuraException;

  void rollback(long id) throws KuraException;
}
