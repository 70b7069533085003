package io.faultline.alerts.api;

import io.faultline.events.EventType;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Describes the API: the OpenAPI document and the JSON Schemas that it points to. */
final class DocsRoutes {
  void add(RoutesConfig routes) {
    routes.get(
        "/api/openapi.json",
        ctx -> resource(ctx, "/io/faultline/alerts/api/openapi.json", "application/json"));
    routes.get("/api/schemas/{name}", DocsRoutes::schema);
  }

  private static void schema(Context ctx) throws IOException {
    String name = "schemas/" + ctx.pathParam("name");
    if (Arrays.stream(EventType.values()).noneMatch(t -> t.schema().equals(name))) {
      throw Problem.notFound("schema");
    }
    resource(ctx, "/" + name, "application/schema+json");
  }

  private static void resource(Context ctx, String path, String type) throws IOException {
    try (InputStream in = DocsRoutes.class.getResourceAsStream(path)) {
      if (in == null) {
        throw Problem.notFound("document");
      }
      ctx.contentType(type).result(in.readAllBytes());
    }
  }
}
