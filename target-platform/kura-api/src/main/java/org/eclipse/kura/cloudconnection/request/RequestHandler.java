// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection.request;

import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;

/** Answers the requests for one application id; a verb that is not overridden is refused. */
public interface RequestHandler {
  default KuraMessage doGet(RequestHandlerContext context, KuraMessage message)
      throws KuraException {
    throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "get");
  }

  default KuraMessage doPut(RequestHandlerContext context, KuraMessage message)
      throws KuraException {
    throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "put");
  }

  default KuraMessage doPost(RequestHandlerContext context, KuraMessage message)
      throws KuraException {
    throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "post");
  }

  default KuraMessage doDel(RequestHandlerContext context, KuraMessage message)
      throws KuraException {
    throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "del");
  }

  default KuraMessage doExec(RequestHandlerContext context, KuraMessage message)
      throws KuraException {
    throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "exec");
  }
}
