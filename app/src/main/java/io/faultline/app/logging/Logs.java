package io.faultline.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.faultline.app.config.Config;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Sets up logging for the whole process. */
public final class Logs {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{0}: %msg%n%ex";

  private Logs() {}

  /** Logs as a configuration says. */
  public static void configure(Config.Logging logging) {
    configure(logging.format(), Level.valueOf(logging.level().name()), logging.file());
  }

  /** Logs text to a file, so that the screen stays free. */
  public static void toFile(Path file) {
    configure(Config.LogFormat.TEXT, Level.INFO, file);
  }

  private static void configure(Config.LogFormat format, Level level, @Nullable Path file) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    OutputStreamAppender<ILoggingEvent> appender =
        file == null ? standardError() : rolling(context, file);
    appender.setContext(context);
    appender.setEncoder(encoder(context, format));
    if (level.isGreaterOrEqual(Level.INFO)) {
      Remarks remarks = new Remarks();
      remarks.start();
      appender.addFilter(remarks);
    }
    appender.start();
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
    root.setLevel(level);
    quieten(context, level);
  }

  /** Libraries tell much that only their developers want; at debug one may have it all. */
  private static void quieten(LoggerContext context, Level level) {
    Level libraries = level.isGreaterOrEqual(Level.INFO) ? Level.WARN : Level.INFO;
    for (String library :
        new String[] {
          "org.apache.kafka",
          "kafka",
          "state.change.logger",
          "org.eclipse.jetty",
          "io.javalin",
          "org.flywaydb",
          "com.zaxxer.hikari",
          "org.apache.hc"
        }) {
      context.getLogger(library).setLevel(libraries);
    }
  }

  private static ConsoleAppender<ILoggingEvent> standardError() {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setTarget("System.err");
    return appender;
  }

  /** A new file each day and at 50 MB; those of the last 14 days are kept, up to 500 MB. */
  private static RollingFileAppender<ILoggingEvent> rolling(LoggerContext context, Path file) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setFile(file.toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
    policy.setMaxFileSize(FileSize.valueOf("50MB"));
    policy.setMaxHistory(14);
    policy.setTotalSizeCap(FileSize.valueOf("500MB"));
    policy.start();
    appender.setRollingPolicy(policy);
    return appender;
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, Config.LogFormat format) {
    Encoder<ILoggingEvent> encoder =
        switch (format) {
          case TEXT -> {
            PatternLayoutEncoder text = new PatternLayoutEncoder();
            text.setPattern(PATTERN);
            yield text;
          }
          case JSON -> {
            JsonEncoder json = new JsonEncoder();
            json.setWithFormattedMessage(true);
            json.setWithMessage(false);
            json.setWithArguments(false);
            json.setWithContext(false);
            json.setWithSequenceNumber(false);
            json.setWithNanoseconds(false);
            yield json;
          }
        };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }
}
