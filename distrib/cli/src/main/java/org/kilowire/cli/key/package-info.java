// SPDX-License-Identifier: Apache-2.0
/** The keys of a gateway or IMS, shown; and whom it trusts, changed. */
package org.kilowire.cli.key;
