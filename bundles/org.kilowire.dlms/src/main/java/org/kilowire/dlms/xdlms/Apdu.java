// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

/** An APDU of the services that we speak. */
public sealed interface Apdu
    permits InitiateRequest,
        InitiateResponse,
        ConfirmedServiceError,
        ExceptionResponse,
        GetRequest,
        GetResponse,
        SetRequest,
        SetResponse,
        ActionRequest,
        ActionResponse,
        Notification {}
