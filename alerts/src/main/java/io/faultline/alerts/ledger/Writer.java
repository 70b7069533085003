package io.faultline.alerts.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes an embedded ledger. What waits together is committed together.
 *
 * <p>SQLite has one writer at a time, and each commit waits for the disk. Were every courier to
 * write by itself, a hundred of them would wait in turn for a hundred syncs, and they would wait
 * inside native code, where a virtual thread keeps its carrier: on two cores two such waits stop
 * everything else, answers from the network included. Here callers wait where waiting is free, and
 * a sync is paid for by all that came while the one before lasted.
 *
 * <p>Each change has a savepoint: one that fails is taken back alone. A caller returns after the
 * commit that holds its change.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  /** Bounds how long a change that has already run may wait for the commit. */
  private static final int MOST_TOGETHER = 64;

  private static final Change<?> END = new Change<>(h -> null, new CompletableFuture<>());

  private final Jdbi jdbi;
  private final BlockingQueue<Change<?>> waiting = new LinkedBlockingQueue<>();
  // Touched by the thread alone
  private @Nullable Handle handle;

  private final Thread thread = Thread.ofPlatform().daemon().name("ledger").unstarted(this::run);

  private record Change<T>(HandleCallback<T, ?> work, CompletableFuture<T> committed) {

    /** Runs it; gives what to do once it is committed, or null if it failed and was taken back. */
    @Nullable Runnable attempt(Handle handle) {
      handle.savepoint("change");
      try {
        T result = work.withHandle(handle);
        handle.releaseSavepoint("change");
        return () -> committed.complete(result);
      } catch (Throwable e) {
        handle.rollbackToSavepoint("change");
        committed.completeExceptionally(e);
        return null;
      }
    }
  }

  Writer(Jdbi jdbi) {
    this.jdbi = jdbi;
    thread.start();
  }

  /** Runs a change and returns when it is committed; throws what the change throws. */
  @SuppressWarnings("unchecked") // The change declares what it throws.
  <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("a change may not begin another; hand on its handle");
    }
    CompletableFuture<T> committed = new CompletableFuture<>();
    waiting.add(new Change<>(work, committed));
    if (!thread.isAlive()) {
      refuseWhatWaits();
    }
    try {
      return committed.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (X) e.getCause();
    }
  }

  private void run() {
    List<Change<?>> together = new ArrayList<>();
    while (true) {
      together.clear();
      try {
        together.add(waiting.take());
      } catch (InterruptedException e) {
        // Nobody but close() ends this thread, and it does so by the queue.
        continue;
      }
      waiting.drainTo(together, MOST_TOGETHER - 1);
      boolean ends = together.remove(END);
      commit(together);
      if (ends) {
        disconnect();
        return;
      }
    }
  }

  private void commit(List<Change<?>> together) {
    if (together.isEmpty()) {
      return;
    }
    List<Runnable> done = new ArrayList<>(together.size());
    try {
      Handle handle = connected();
      handle.useTransaction(
          h -> {
            for (Change<?> change : together) {
              Runnable after = change.attempt(h);
              if (after != null) {
                done.add(after);
              }
            }
          });
    } catch (Throwable e) {
      disconnect();
      // Nothing of it is in the ledger; those who were told of their own failure stay told.
      together.forEach(change -> change.committed().completeExceptionally(e));
      return;
    }
    done.forEach(Runnable::run);
  }

  /** A connection of its own, so that no commit waits behind readers for one. */
  private Handle connected() {
    Handle open = handle;
    if (open == null) {
      open = jdbi.open();
      handle = open;
    }
    return open;
  }

  /** A connection on which something failed is not used again. */
  private void disconnect() {
    Handle open = handle;
    handle = null;
    if (open != null) {
      try {
        open.close();
      } catch (RuntimeException e) {
        LOG.warn("a connection of the ledger did not close well", e);
      }
    }
  }

  /** Ends after what waits now. */
  @Override
  public void close() {
    waiting.add(END);
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    refuseWhatWaits();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void refuseWhatWaits() {
    List<Change<?>> late = new ArrayList<>();
    waiting.drainTo(late);
    late.forEach(
        change ->
            change
                .committed()
                .completeExceptionally(new IllegalStateException("the ledger is closed")));
  }
}
