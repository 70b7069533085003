package io.faultline.alerts.delivery;

import io.faultline.alerts.routing.Router;
import org.jdbi.v3.core.Handle;

/** Who is told, which may change while Faultline runs. */
@FunctionalInterface
public interface Routers {
  /** The router that holds in a transaction. */
  Router at(Handle handle);
}
