import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds the Java files below some folders to google-java-format. It runs in the JDK of the build rather than in Maven's own, because a
 * formatter can only read the Java that its JDK knows.
 *
 * <p>usage: {@code java -cp google-java-format-all-deps.jar build/Format.java check|apply DIR...}
 */
final class Format {
  public static void main(String... args) throws Exception {
    boolean apply = args[0].equals("apply");
    Formatter formatter = new Formatter(JavaFormatterOptions.builder().build());
    int wrong = 0;
    for (int i = 1; i < args.length; i++) {
      for (Path file : javaFiles(Path.of(args[i]))) {
        String source = Files.readString(file);
        String formatted;
        try {
          formatted = formatter.formatSourceAndFixImports(source);
        } catch (Exception e) {
          System.err.println(file + ": " + e.getMessage());
          wrong++;
          continue;
        }
        if (formatted.equals(source)) {
          continue;
        }
        if (apply) {
          Files.writeString(file, formatted);
          System.out.println("formatted " + file);
        } else {
          System.err.println(file + " is not formatted");
          wrong++;
        }
      }
    }
    if (wrong > 0) {
      System.err.println("Run: mvn -N process-sources -Dformat=apply");
      System.exit(1);
    }
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }
}
