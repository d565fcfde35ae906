package zoncoin.infra.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which environment variables a handler reads, found in its class files: the names in every method
 * that its constructor or an event can reach, among functions and adapters. A lambda that a
 * constructor puts into a field is reached where the field is read; and since one method makes the
 * ledger of either desk, a desk's key is read where the desk is named.
 */
final class EnvironmentReads {
  private static final Pattern VARIABLE = Pattern.compile("ZONCOIN_[A-Z0-9_]+");
  private static final String CLOUD = "zoncoin/store/Cloud";
  private static final String DESK = "zoncoin/ledger/Kind$Desk";
  private static final Set<String> EITHER_DESK = Set.of("billing", "desk");

  private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
  private final Map<Field, List<Method>> lambdas = new HashMap<>();
  private final Set<Method> seen = new HashSet<>();
  private final Deque<Method> ahead = new ArrayDeque<>();
  private final Set<String> found = new TreeSet<>();

  private record Method(String owner, String name, String descriptor) {}

  private record Field(String owner, String name) {}

  private EnvironmentReads() {}

  /**
   * The names that this handler class, such as {@code zoncoin.functions.seal.SealHandler}, reads.
   */
  static Set<String> of(String handler) {
    EnvironmentReads reads = new EnvironmentReads();
    String owner = handler.replace('.', '/');
    reads.ahead.add(new Method(owner, "<init>", "()V"));
    reads.model(owner).orElseThrow().methods().stream()
        .filter(method -> method.methodName().equalsString("handleRequest"))
        .map(method -> new Method(owner, "handleRequest", method.methodType().stringValue()))
        .forEach(reads.ahead::add);
    while (!reads.ahead.isEmpty()) {
      reads.visit(reads.ahead.pop());
    }
    return reads.found;
  }

  private void visit(Method method) {
    if (!method.owner().matches("zoncoin/(functions|edge|store)/.*") || !seen.add(method)) {
      return;
    }
    model(method.owner()).stream()
        .flatMap(type -> type.methods().stream())
        .filter(one -> one.methodName().equalsString(method.name()))
        .filter(one -> one.methodType().equalsString(method.descriptor()))
        .forEach(one -> read(method, one));
  }

  private void read(Method method, MethodModel model) {
    List<Method> made = new ArrayList<>();
    for (CodeElement element : model.code().map(code -> code.elementList()).orElse(List.of())) {
      switch (element) {
        case ConstantInstruction constant -> name(constant.constantValue());
        case InvokeInstruction call ->
            ahead.add(
                new Method(
                    call.owner().asInternalName(),
                    call.name().stringValue(),
                    call.type().stringValue()));
        case InvokeDynamicInstruction lambda -> handles(lambda).forEach(made::add);
        case FieldInstruction field -> field(method, field, made);
        default -> {}
      }
    }
    ahead.addAll(made);
  }

  private void name(Object constant) {
    if (constant instanceof String text && VARIABLE.matcher(text).matches()) {
      found.add(text);
    }
  }

  private static List<Method> handles(InvokeDynamicInstruction lambda) {
    List<Method> handles = new ArrayList<>();
    for (LoadableConstantEntry argument : lambda.invokedynamic().bootstrap().arguments()) {
      if (argument instanceof MethodHandleEntry handle) {
        handles.add(
            new Method(
                handle.reference().owner().asInternalName(),
                handle.reference().name().stringValue(),
                handle.reference().type().stringValue()));
      }
    }
    return handles;
  }

  private void field(Method method, FieldInstruction instruction, List<Method> made) {
    Field field = new Field(instruction.owner().asInternalName(), instruction.name().stringValue());
    switch (instruction.opcode()) {
      case PUTFIELD -> {
        lambdas.computeIfAbsent(field, _ -> new ArrayList<>()).addAll(made);
        made.clear();
      }
      case GETFIELD -> {
        boolean isEither = field.owner().equals(CLOUD) && EITHER_DESK.contains(field.name());
        if (!isEither) {
          reach(field);
        }
      }
      case GETSTATIC -> {
        boolean isWiring = method.owner().matches("zoncoin/(functions|store/costs)/.*");
        if (field.owner().equals(DESK) && isWiring) {
          reach(new Field(CLOUD, field.name().toLowerCase(Locale.ROOT)));
        }
      }
      default -> {}
    }
  }

  /** Constructors come first, for what they make is only in the field once they were read. */
  private void reach(Field field) {
    model(field.owner()).stream()
        .flatMap(type -> type.methods().stream())
        .filter(one -> one.methodName().equalsString("<init>"))
        .map(one -> new Method(field.owner(), "<init>", one.methodType().stringValue()))
        .forEach(this::visit);
    ahead.addAll(lambdas.getOrDefault(field, List.of()));
  }

  private Optional<ClassModel> model(String owner) {
    return classes.computeIfAbsent(owner, EnvironmentReads::parse);
  }

  private static Optional<ClassModel> parse(String owner) {
    try (InputStream file =
        EnvironmentReads.class.getClassLoader().getResourceAsStream(owner + ".class")) {
      return file == null
          ? Optional.empty()
          : Optional.of(ClassFile.of().parse(file.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + owner, unreadable);
    }
  }
}
