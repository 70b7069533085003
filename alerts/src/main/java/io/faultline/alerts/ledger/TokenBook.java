package io.faultline.alerts.ledger;

import io.faultline.alerts.audience.Audience;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Tokens for the API and the pages. A token is 256 random bits; the ledger has only its SHA-256, so
 * that whoever reads the ledger can't use it. (A slow hash would guard guessable passwords; there
 * is nothing to guess here.)
 */
public final class TokenBook {
  /** What every token begins with, so that scanners for leaked secrets know it. */
  public static final String PREFIX = "flt_";

  private final Ledger ledger;
  private final SecureRandom random = new SecureRandom();

  public TokenBook(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @param tokenId names it
   * @param name whose it is, in words
   * @param audience what it may see; all portfolios also means that it may administer
   * @param revokedAt since when it is void; null while it is good
   */
  public record Token(
      String tokenId,
      String name,
      Audience audience,
      Instant createdAt,
      @Nullable Instant revokedAt) {}

  /** A new token with its value, which is shown this once. */
  public record Created(Token token, String value) {}

  /** Makes a token. */
  public Created create(String name, Audience audience, Instant now) {
    return ledger.write(h -> create(h, name, audience, now));
  }

  /**
   * Makes a token for all portfolios if there never was any, so that one can get in at all. Of
   * several instances that ask at once, one gets it.
   */
  public Optional<Created> createFirst(String name, Instant now) {
    return ledger.write(
        h -> {
          // Instances wait here for each other until their transactions end.
          Ledger.next(h);
          boolean any =
              h.createQuery("SELECT COUNT(*) FROM access_token").mapTo(Integer.class).one() > 0;
          return any ? Optional.empty() : Optional.of(create(h, name, Audience.EVERYONE, now));
        });
  }

  private Created create(Handle handle, String name, Audience audience, Instant now) {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    String value = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    byte[] id = new byte[6];
    random.nextBytes(id);
    Token token = new Token(HexFormat.of().formatHex(id), name, audience, now, null);
    handle
        .createUpdate(
            """
            INSERT INTO access_token (token_id, name, hash, portfolios, created_at)
            VALUES (:id, :name, :hash, :portfolios, :now)
            """)
        .bind("id", token.tokenId())
        .bind("name", name)
        .bind("hash", hash(value))
        .bind("portfolios", DeliveryBook.written(audience))
        .bind("now", now.toEpochMilli())
        .execute();
    return new Created(token, value);
  }

  /** The token with this value, if it is good. */
  public Optional<Token> find(String value) {
    return ledger.read(
        h ->
            h.createQuery("SELECT * FROM access_token WHERE hash = :hash AND revoked_at IS NULL")
                .bind("hash", hash(value))
                .map((rs, c) -> row(rs))
                .findOne());
  }

  /** All tokens, the newest first. */
  public List<Token> all() {
    return ledger.read(
        h ->
            h.createQuery("SELECT * FROM access_token ORDER BY created_at DESC, token_id")
                .map((rs, c) -> row(rs))
                .list());
  }

  /**
   * Makes a token void.
   *
   * @return whether there was a good one
   */
  public boolean revoke(String tokenId, Instant now) {
    return ledger.write(
            h ->
                h.createUpdate(
                        "UPDATE access_token SET revoked_at = :now WHERE token_id = :id AND"
                            + " revoked_at IS NULL")
                    .bind("now", now.toEpochMilli())
                    .bind("id", tokenId)
                    .execute())
        == 1;
  }

  private static Token row(java.sql.ResultSet rs) throws java.sql.SQLException {
    long revoked = rs.getLong("revoked_at");
    Instant revokedAt = rs.wasNull() ? null : Instant.ofEpochMilli(revoked);
    return new Token(
        rs.getString("token_id"),
        rs.getString("name"),
        DeliveryBook.audience(rs.getString("portfolios")),
        Instant.ofEpochMilli(rs.getLong("created_at")),
        revokedAt);
  }

  private static String hash(String value) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
