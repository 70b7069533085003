package io.faultline.streams.topology;

import io.faultline.events.DeadLetterCause;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sends a record that can't be read, processed or written to the dead letters, in the same
 * transaction, and goes on with the next. What fails for every record (a broker that doesn't allow
 * it) isn't the record's fault, and stops the application instead.
 *
 * <p>Public because Kafka Streams makes it by name.
 */
public final class DeadLetterHandler
    implements DeserializationExceptionHandler,
        ProcessingExceptionHandler,
        ProductionExceptionHandler {
  /** Under this name the configuration holds the {@link DeadLetters}. */
  static final String LETTERS = "faultline.dead.letters";

  private @Nullable DeadLetters letters;

  @Override
  public void configure(Map<String, ?> configs) {
    letters = (DeadLetters) configs.get(LETTERS);
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    return DeserializationExceptionHandler.Response.resume(
        letter(context, DeadLetters.causeOf(failure), failure, record.value()));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception failure) {
    return ProcessingExceptionHandler.Response.resume(
        letter(context, DeadLetterCause.PROCESSING, failure, context.sourceRawValue()));
  }

  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception failure) {
    if (failure instanceof RetriableException) {
      return ProductionExceptionHandler.Response.retry();
    }
    return failure instanceof RecordTooLargeException
        ? ProductionExceptionHandler.Response.resume(
            letter(context, DeadLetterCause.TOO_LARGE, failure, record.value()))
        : ProductionExceptionHandler.Response.fail();
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public ProductionExceptionHandler.Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception failure,
      SerializationExceptionOrigin origin) {
    DeadLetterCause cause =
        failure instanceof SerializationException
            ? DeadLetterCause.TOO_LARGE
            : DeadLetterCause.PRODUCTION;
    return ProductionExceptionHandler.Response.resume(
        letter(context, cause, failure, context.sourceRawValue()));
  }

  private List<ProducerRecord<byte[], byte[]>> letter(
      ErrorHandlerContext context,
      DeadLetterCause cause,
      Exception failure,
      byte @Nullable [] payload) {
    return List.of(
        Objects.requireNonNull(letters, LETTERS + " is not configured")
            .letter(context, cause, failure, payload));
  }
}
