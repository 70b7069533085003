package io.faultline.ingest.news;

/**
 * Cuts all hosts into a fixed number of shares, so that several processes can watch sources
 * together and a host still meets one of them alone. Which share a host is in must never change:
 * what is remembered of it lies there.
 *
 * @param count of shares; 1 where a process watches everything
 */
public record HostShares(int count) {
  /** Everything in one share. */
  public static final HostShares WHOLE = new HostShares(1);

  /**
   * As many as are dealt out among processes: enough that two, three, four or six of them get about
   * the same, and few enough that one process can hold them all.
   */
  public static final HostShares DEALT_OUT = new HostShares(12);

  public HostShares {
    if (count < 1) {
      throw new IllegalArgumentException("there must be 1 share or more, was " + count);
    }
  }

  /** The share of an address, by its host; all variants of an article's address are in one. */
  public int of(String address) {
    if (count == 1) {
      return 0;
    }
    String key = WebAddress.key(address);
    int end = 0;
    while (end < key.length() && ":/?".indexOf(key.charAt(end)) < 0) {
      end++;
    }
    return Math.floorMod(key.substring(0, end).hashCode(), count);
  }
}
