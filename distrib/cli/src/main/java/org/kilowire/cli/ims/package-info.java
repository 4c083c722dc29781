// SPDX-License-Identifier: Apache-2.0
/** {@code kilowire ims}: the reference IMS, run and looked at. */
package org.kilowire.cli.ims;
