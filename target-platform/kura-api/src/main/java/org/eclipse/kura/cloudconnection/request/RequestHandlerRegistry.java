// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection.request;

import org.eclipse.kura.KuraException;

/** Where handlers are made known, by application id. */
public interface RequestHandlerRegistry {
  void registerRequestHandler(String appId, RequestHandler handler) throws KuraException;

  void unregister(String appId) throws KuraException;
}
