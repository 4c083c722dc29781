// SPDX-License-Identifier: Apache-2.0
/**
 * What a Collector or Source has emitted and an Outbox recognises: the wire knows its block. Reads
 * no record and stores nothing.
 */
package org.kilowire.kura.wire.emission;
