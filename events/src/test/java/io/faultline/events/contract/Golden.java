package io.faultline.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed file that is generated from the code: compared here, or written with {@code
 * -Dgolden=write}.
 */
final class Golden {
  private Golden() {}

  static void compare(Path file, String generated) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, generated);
      return;
    }
    assertThat(file).as("write it with: mvn test -pl events -Dgolden=write").exists();
    assertThat(Files.readString(file))
        .as("%s is out of date; write it with: mvn test -pl events -Dgolden=write", file)
        .isEqualTo(generated);
  }
}
