package io.faultline.benchmarks.lists;

import io.faultline.ingest.registries.Intake;
import io.faultline.ingest.registries.RegistryFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes a file like GLEIF's level 1 golden copy, packed, with three million rows or as many as the
 * argument says, and reads it. To be run with a small heap, such as {@code -Xmx512m}.
 */
public final class RegistryRun {
  private static final int ROWS = 3_000_000;
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
  private static final String[] FORMS = {"GmbH", "S.A.", "有限公司", "LLC", "株式会社", "B.V."};
  private static final String[] COUNTRIES = {"DE", "FR", "CN", "US", "JP", "NL"};

  private RegistryRun() {}

  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROWS;
    Path file = Files.createTempFile("gleif-like", ".csv.gz");
    try {
      write(file, rows);
      read(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void read(Path file) throws IOException {
    AtomicLong companies = new AtomicLong();
    AtomicLong most = new AtomicLong();
    Intake intake =
        new Intake(
            "gleif-like",
            company -> {
              if (companies.incrementAndGet() % 100_000 == 0) {
                Runtime runtime = Runtime.getRuntime();
                most.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
              }
            },
            relationship -> {});
    long begun = System.nanoTime();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      RegistryFormat.GLEIF_ENTITIES_CSV.read(in, intake);
    }
    System.out.printf(
        "%,d rows, %,d companies, %,d refused, %,d passed over in %.1f s; file %,d MB packed; most"
            + " heap in use %,d MB of %,d%n",
        intake.rows(),
        companies.get(),
        intake.refused(),
        intake.passedOver(),
        (System.nanoTime() - begun) / 1e9,
        Files.size(file) >> 20,
        most.get() >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static void write(Path file, int rows) throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      out.write(
          "\"LEI\",\"Entity.LegalName\",\"Entity.LegalName.xmllang\","
              + "\"Entity.OtherEntityNames.OtherEntityName.1\",\"Entity.LegalAddress.Country\","
              + "\"Entity.HeadquartersAddress.Country\",\"Entity.EntityCategory\","
              + "\"Entity.EntityStatus\",\"Registration.InitialRegistrationDate\","
              + "\"Registration.RegistrationStatus\"\n");
      for (int i = 0; i < rows; i++) {
        String country = COUNTRIES[i % COUNTRIES.length];
        out.write(
            "\"%s\",\"Unternehmung %d %s\",\"en\",\"%s\",\"%s\",\"%s\",\"%s\",\"ACTIVE\",\"2014-03-05T00:00:00Z\",\"ISSUED\"\n"
                .formatted(
                    lei(i),
                    i,
                    FORMS[i % FORMS.length],
                    i % 3 == 0 ? "Company " + i : "",
                    country,
                    country,
                    i % 20 == 0 ? "FUND" : "GENERAL"));
      }
    }
  }

  private static String lei(int number) {
    String body = "5299%014d".formatted(number);
    int check = 98 - new BigInteger(body + "00").mod(NINETY_SEVEN).intValue();
    return body + "%02d".formatted(check);
  }
}
