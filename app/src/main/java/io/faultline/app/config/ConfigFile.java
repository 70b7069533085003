package io.faultline.app.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code faultline.yaml}. */
public final class ConfigFile {
  private ConfigFile() {}

  /**
   * @param environment the value of an environment variable, or null ({@code System::getenv})
   * @throws ConfigException with everything that is wrong with it
   */
  public static Config read(Path file, Function<String, @Nullable String> environment) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return parse(text(file), file, folder == null ? Path.of("") : folder, environment);
  }

  /**
   * Reads a configuration from text.
   *
   * @param file how problems name it
   * @param folder where relative paths begin
   */
  static Config parse(
      String text, Path file, Path folder, Function<String, @Nullable String> environment) {
    List<Problem> problems = new ArrayList<>();
    Node root = YamlTree.read(text, problems);
    Config config = null;
    if (problems.isEmpty()) {
      config =
          new RecordReader(new Scalars(folder, environment), problems).read(Config.class, root, "");
    }
    if (config != null) {
      for (CrossChecks.Finding finding : CrossChecks.of(config)) {
        problems.add(
            new Problem(Node.lineOf(root, finding.key()), finding.key(), finding.message()));
      }
    }
    if (config == null || !problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(Problem::line));
      throw new ConfigException(file, problems);
    }
    return config;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file", e);
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not UTF-8 text", e);
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static ConfigException unreadable(Path file, String why, IOException cause) {
    ConfigException e = new ConfigException(file, List.of(new Problem(1, "", why)));
    e.initCause(cause);
    return e;
  }
}
