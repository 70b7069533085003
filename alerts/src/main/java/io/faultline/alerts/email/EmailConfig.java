package io.faultline.alerts.email;

import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.secret.Secret;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mail to some people.
 *
 * @param name the receiver's name
 * @param host the SMTP server
 * @param port 587 for STARTTLS, 465 for TLS from the start
 * @param tls how the connection is guarded
 * @param user null if the server asks for none
 * @param password null if the server asks for none
 * @param from the sender's address
 * @param to at least one address
 * @param unsubscribe where people can end it: {@code mailto:} or {@code https:}
 */
public record EmailConfig(
    String name,
    String host,
    int port,
    Tls tls,
    @Nullable String user,
    @Nullable Secret password,
    String from,
    List<String> to,
    URI unsubscribe)
    implements ReceiverConfig {

  /** How the connection is guarded. */
  public enum Tls {
    /** Begins in the clear and must turn to TLS before anything is said. */
    STARTTLS,
    /** TLS from the first byte. */
    IMPLICIT,
    /** None: for a relay on this machine. */
    NONE
  }

  public EmailConfig {
    to = List.copyOf(to);
    if (to.isEmpty()) {
      throw new IllegalArgumentException("e-mail receiver " + name + " needs an address in to");
    }
    for (String address : to) {
      if (!address.contains("@") || address.indexOf('\n') >= 0 || address.indexOf('\r') >= 0) {
        throw new IllegalArgumentException(
            "to of %s: expected an address, was \"%s\"".formatted(name, address));
      }
    }
    if (!"mailto".equals(unsubscribe.getScheme()) && !"https".equals(unsubscribe.getScheme())) {
      throw new IllegalArgumentException(
          "unsubscribe of %s must begin with mailto: or https:".formatted(name));
    }
  }

  @Override
  public String channel() {
    return "e-mail";
  }

  @Override
  public Receiver open(ReceiverParts parts) {
    return new EmailReceiver(this, parts.clock());
  }
}
