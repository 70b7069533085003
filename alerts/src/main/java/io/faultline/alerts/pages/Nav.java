package io.faultline.alerts.pages;

/**
 * What every page shows around its content.
 *
 * @param here the entry of the menu that is marked
 * @param visitor who is signed in
 * @param administers whether the visitor sees what concerns all portfolios
 * @param signedIn whether they came with a token
 */
public record Nav(String here, String visitor, boolean administers, boolean signedIn) {
  /** For pages that one sees before signing in. */
  public static final Nav NOBODY = new Nav("", "", false, false);
}
