package io.faultline.ingest.tables;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems of one file while it is read. Not thread-safe. */
public final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();

  public Problems(String file) {
    this.file = file;
  }

  /** Reports one; {@code line} 0 means the file as a whole. */
  public void add(long line, @Nullable String field, String message) {
    found.add(new Problem(file, line, field, message));
  }

  /** What was reported so far, in its order. */
  public List<Problem> all() {
    return List.copyOf(found);
  }

  /** How many were reported so far. */
  public int size() {
    return found.size();
  }

  /** The file that they are about. */
  public String file() {
    return file;
  }
}
