package io.faultline.alerts.api;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Listens to what a package logs. */
final class LogTap extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger logger;
  private final List<String> lines;

  private LogTap(Logger logger, List<String> lines) {
    this.logger = logger;
    this.lines = lines;
  }

  static LogTap on(String name, List<String> lines) {
    LogTap tap = new LogTap((Logger) LoggerFactory.getLogger(name), lines);
    tap.start();
    tap.logger.addAppender(tap);
    return tap;
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(event.getFormattedMessage());
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    stop();
  }
}
