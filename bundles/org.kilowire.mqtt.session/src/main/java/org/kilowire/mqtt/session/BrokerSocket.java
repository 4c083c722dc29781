// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;

/**
 * The socket under one Paho client, plain or with TLS, and the client's only one.
 *
 * <p>Paho 1.2.5 starts what receives, what sends and what calls back one after the other, and waits
 * for each until it sees it running. It looks every 100 ms, for ever: one that has come to its end
 * in between, because the broker ended the connection as it began, keeps a thread for good. So
 * nothing is read here, and no end is seen, before the first packet goes out, which Paho sends once
 * it has seen all three. Nor may the client be told to disconnect before that: {@link #abort} takes
 * away the socket instead, and leaves the rest to the failure of that packet.
 *
 * <p>Reads have no timeout: Paho reads a packet's length in one go, and after a timeout within it
 * takes the rest for the next packet.
 */
final class BrokerSocket implements NetworkModule {

  private static final long FAREWELL_MILLIS = 500;

  private final SessionOptions options;
  private final Socket plain = new Socket();
  private final CountDownLatch greeted = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Socket socket = plain;
  private volatile boolean leaving;
  private boolean greeting;
  private boolean aborted;

  BrokerSocket(SessionOptions options) {
    this.options = options;
  }

  @Override
  public void start() throws IOException {
    plain.connect(options.address(), options.timeoutMillis());
    if (options.secure()) {
      socket = secured();
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FromBroker(socket.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new ToBroker(socket.getOutputStream());
  }

  @Override
  public String getServerURI() {
    return options.broker().toString();
  }

  /** What goes out from now on is the last: the broker is to end the connection. */
  void leave() {
    leaving = true;
  }

  /**
   * Ends it if no packet has gone out: a connect, a handshake, or the first packet fails.
   *
   * @return whether it did; if not, the client is to be told to disconnect
   */
  synchronized boolean abort() {
    if (greeting) {
      return false;
    }
    aborted = true;
    closePlain();
    return true;
  }

  /**
   * Ends it, for Paho. After a DISCONNECT the broker should end the connection (MQTT 3.1.1,
   * 3.14.4), and it is given a moment for that: once it has, it is ready for the same client's next
   * connection.
   */
  @Override
  public void stop() throws IOException {
    greeted.countDown();
    if (leaving) {
      awaitEnd();
      socket.close();
    }
    closePlain();
  }

  private SSLSocket secured() throws IOException {
    try {
      SSLSocket made =
          (SSLSocket)
              options.tls().factory().createSocket(plain, options.host(), options.port(), true);
      SSLParameters parameters = made.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      made.setSSLParameters(parameters);
      made.setSoTimeout(options.timeoutMillis());
      made.startHandshake();
      made.setSoTimeout(0);
      return made;
    } catch (GeneralSecurityException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void awaitEnd() {
    try {
      ended.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Without TLS's farewell, which may wait for one who writes. */
  private void closePlain() {
    try {
      plain.close();
    } catch (IOException e) {
      // It was about to go, and it has gone.
    }
  }

  private synchronized void greet() throws SocketException {
    if (aborted) {
      throw new SocketException("closed");
    }
    greeting = true;
  }

  private final class FromBroker extends FilterInputStream {

    FromBroker(InputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      return greeted.getCount() > 0 ? 0 : super.available();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      awaitGreeting();
      int count = -1;
      try {
        count = super.read(into, offset, length);
      } finally {
        if (count < 0) {
          ended.countDown();
        }
      }
      return count;
    }

    private void awaitGreeting() throws InterruptedIOException {
      try {
        greeted.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
  }

  private final class ToBroker extends FilterOutputStream {

    ToBroker(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      try {
        greet();
        out.write(from, offset, length);
      } finally {
        greeted.countDown();
      }
    }
  }
}
