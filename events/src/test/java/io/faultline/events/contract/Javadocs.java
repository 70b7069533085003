package io.faultline.events.contract;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of the records, read from the sources with the compiler's own parser, so that the
 * descriptions in the schemas are said once.
 */
final class Javadocs {
  private final Map<String, String> texts = new HashMap<>();

  private Javadocs() {}

  /** Reads all sources below a folder. */
  static Javadocs below(Path sources) throws IOException {
    Javadocs docs = new Javadocs();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> paths = Files.walk(sources)) {
      List<Path> javas = paths.filter(p -> p.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(javas));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        docs.new Reader(trees).scan(unit, null);
      }
    }
    return docs;
  }

  /** The first sentences of a type, or the text of its parameter. */
  Optional<String> of(Class<?> type, @Nullable String component) {
    String name = nested(type);
    return Optional.ofNullable(texts.get(component == null ? name : name + "#" + component));
  }

  private static String nested(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type.getSimpleName() : nested(outer) + "." + type.getSimpleName();
  }

  private final class Reader extends TreePathScanner<@Nullable Void, @Nullable String> {
    private final DocTrees trees;

    Reader(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable String outer) {
      String name =
          outer == null ? type.getSimpleName().toString() : outer + "." + type.getSimpleName();
      DocCommentTree doc = trees.getDocCommentTree(getCurrentPath());
      if (doc != null) {
        String text = words(doc.getFirstSentence());
        if (!text.isEmpty()) {
          texts.put(name, text);
        }
        for (DocTree tag : doc.getBlockTags()) {
          if (tag instanceof ParamTree param && !param.isTypeParameter()) {
            texts.put(name + "#" + param.getName(), words(param.getDescription()));
          }
        }
      }
      return super.visitClass(type, name);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable String outer) {
      return null;
    }
  }

  private static String words(List<? extends DocTree> parts) {
    return parts.stream()
        .map(Javadocs::word)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String word(DocTree part) {
    return switch (part) {
      case LiteralTree literal -> literal.getBody().getBody();
      case LinkTree link ->
          link.getLabel().isEmpty() ? reference(link.getReference()) : words(link.getLabel());
      default -> part.toString();
    };
  }

  /** {@code AlertStatus#RETRACTED} as one writes it: retracted. */
  private static String reference(ReferenceTree reference) {
    String signature = reference.getSignature();
    String member = signature.substring(signature.indexOf('#') + 1).replace("()", "");
    return member.equals(member.toUpperCase(java.util.Locale.ROOT))
        ? member.toLowerCase(java.util.Locale.ROOT)
        : member;
  }
}
