// SPDX-License-Identifier: Apache-2.0
/** What goes into the gateway's store, and is counted where it did not. */
package org.kilowire.kura.wire.appending;
