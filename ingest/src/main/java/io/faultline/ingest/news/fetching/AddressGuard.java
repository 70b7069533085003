package io.faultline.ingest.news.fetching;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves hosts to public addresses only. It sits where the connection is made, after DNS, so that
 * neither a name that resolves to a private address nor a redirect to one gets through, whatever
 * the name resolved to a moment before.
 */
final class AddressGuard implements DnsResolver {
  private final DnsResolver resolver;

  AddressGuard(DnsResolver resolver) {
    this.resolver = resolver;
  }

  AddressGuard() {
    this(SystemDefaultDnsResolver.INSTANCE);
  }

  /** A host has no public address. */
  static final class PrivateAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddress(String host) {
      super(host + " has no address of the public internet");
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses =
        Arrays.stream(resolver.resolve(host))
            .filter(AddressGuard::isPublic)
            .toArray(InetAddress[]::new);
    if (addresses.length == 0) {
      throw new PrivateAddress(host);
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return resolver.resolveCanonicalHostname(host);
  }

  /**
   * Whether an address is reachable from the whole internet and meant for it: the special-purpose
   * registries of IANA (RFC 6890) say no to all others.
   */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return switch (address) {
      case Inet4Address v4 -> isPublic(v4.getAddress());
      case Inet6Address v6 -> isPublicSix(v6.getAddress());
      default -> false;
    };
  }

  private static boolean isPublic(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    int third = b[2] & 0xff;
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second < 64 || second > 127; // carrier-grade NAT
      case 169 -> second != 254;
      case 172 -> second < 16 || second > 31;
      case 192 ->
          second != 168
              && !(second == 0 && (third == 0 || third == 2)) // protocol assignments, examples
              && !(second == 88 && third == 99); // 6to4 relays
      case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
      case 203 -> !(second == 0 && third == 113);
      default -> first < 224;
    };
  }

  private static boolean isPublicSix(byte[] b) {
    int first = (b[0] & 0xff) << 8 | (b[1] & 0xff);
    int second = (b[2] & 0xff) << 8 | (b[3] & 0xff);
    if (first == 0x0064 && second == 0xff9b) { // NAT64: the IPv4 address stands in the last 4 bytes
      return isPublic(Arrays.copyOfRange(b, 12, 16));
    }
    if (first == 0x2002) { // 6to4: it stands in the next 4
      return isPublic(Arrays.copyOfRange(b, 2, 6));
    }
    boolean global = (first & 0xe000) == 0x2000;
    boolean special = first == 0x2001 && (second < 0x200 || second == 0x0db8); // Teredo, examples
    return global && !special && first != 0x3fff;
  }
}
