// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection.factory;

import java.util.List;
import java.util.Set;
import org.eclipse.kura.KuraException;

/** Makes and deletes cloud connections of one kind. */
public interface CloudConnectionFactory {
  String KURA_CLOUD_CONNECTION_FACTORY_PID = "kura.cloud.connection.factory.pid";

  String getFactoryPid();

  void createConfiguration(String pid) throws KuraException;

  /** The pids of all components that make up this connection. */
  List<String> getStackComponentsPids(String pid) throws KuraException;

  void deleteConfiguration(String pid) throws KuraException;

  Set<String> getManagedCloudConnectionPids() throws KuraException;
}
