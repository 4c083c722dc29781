// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

/**
 * What a client has met with so far that was no plain answer.
 *
 * @param unasked APDUs that the server sent without having been asked, passed over
 * @param otherInvokeIds answers with another invoke-id than their request's, passed over or taken
 * @param refusedLists requests for several attributes that were asked again one by one
 */
public record ClientCounters(long unasked, long otherInvokeIds, long refusedLists) {}
