// SPDX-License-Identifier: Apache-2.0
/** {@code kilowire sv}: what is in captures of sampled values. */
package org.kilowire.cli.sv;
