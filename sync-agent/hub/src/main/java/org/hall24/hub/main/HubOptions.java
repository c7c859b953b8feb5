package org.hall24.hub.main;

import java.nio.file.Path;

/**
 * What one hub was started with.
 *
 * @param state its directory
 * @param address what it listens on; loopback unless said otherwise
 * @param port TLS port; 0 takes a free one
 * @param jdbcUrl its database
 * @param sandbox address of the departments
 */
record HubOptions(Path state, String address, int port, String jdbcUrl, String sandbox) {}
