package io.faultline.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed on an official list.
 *
 * @param kind added, amended or removed
 * @param party the entry as it is now; for a removal, as it was last
 * @param fields for an amendment, what differs
 * @param baseline true for entries that stood there when the list was first loaded: a first load is
 *     not news
 * @param changedAt when the change could be known
 */
public record ListingChange(
    ChangeKind kind,
    ListedParty party,
    List<FieldChange> fields,
    boolean baseline,
    Instant changedAt)
    implements Event {

  public ListingChange {
    Check.present(kind, "kind");
    Check.present(party, "party");
    fields = Check.list(fields);
    Check.present(changedAt, "changedAt");
  }

  /** One field before and after; null where it had, or has, no value. */
  public record FieldChange(String field, @Nullable String from, @Nullable String to) {
    public FieldChange {
      Check.text(field, "fields.field");
    }
  }

  @Override
  public String eventId() {
    return key() + "/" + Json.fingerprint(this);
  }

  @Override
  public String key() {
    return party.list().code() + "/" + party.entryId();
  }

  @Override
  public Instant time() {
    return changedAt;
  }
}
