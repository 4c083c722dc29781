// SPDX-License-Identifier: Apache-2.0
/** {@code kilowire sv dump}: each frame, or each field of it. */
package org.kilowire.cli.sv.dump;
