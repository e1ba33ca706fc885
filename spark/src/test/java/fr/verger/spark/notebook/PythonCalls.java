package fr.verger.spark.notebook;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the little Python that calls the JVM through PySpark's gateway: assignments, names, chains
 * of calls, strings, numbers and {@code True}. {@code jvm.a.b.C()} makes an object; a name without
 * parentheses is a getter ({@code spark.read}); {@code frame._jdf} and {@code DataFrame(x, spark)}
 * are the same frame on this side; {@code print} looks at its arguments.
 */
final class PythonCalls {
  private final Map<String, Object> names = new HashMap<>();
  private String line = "";
  private int at;

  PythonCalls(SparkSession spark) {
    names.put("spark", spark);
  }

  /** Runs statements, one a line. */
  void run(String source) throws ReflectiveOperationException {
    for (String statement : source.lines().filter(one -> !one.isBlank()).toList()) {
      String[] sides = statement.split(" = ", 2);
      boolean assigned = sides.length == 2 && sides[0].matches("\\w+");
      line = assigned ? sides[1] : statement;
      at = 0;
      Object value = expression();
      if (at != line.length()) {
        throw new IllegalArgumentException("cannot be read from character " + at + ": " + line);
      }
      if (assigned) {
        names.put(sides[0], value);
      }
    }
  }

  private Object expression() throws ReflectiveOperationException {
    if (line.charAt(at) == '"') {
      int end = line.indexOf('"', at + 1);
      String text = line.substring(at + 1, end);
      at = end + 1;
      return text;
    }
    if (Character.isDigit(line.charAt(at))) {
      int start = at;
      while (at < line.length() && "0123456789.".indexOf(line.charAt(at)) >= 0) {
        at++;
      }
      return Double.valueOf(line.substring(start, at));
    }
    return chain(first());
  }

  private Object first() throws ReflectiveOperationException {
    String name = word();
    return switch (name) {
      case "True" -> true;
      case "DataFrame", "print" -> arguments().get(0);
      case "jvm" -> made();
      default -> {
        if (!names.containsKey(name)) {
          throw new IllegalArgumentException("nothing is called " + name + ": " + line);
        }
        yield names.get(name);
      }
    };
  }

  private Object made() throws ReflectiveOperationException {
    StringBuilder type = new StringBuilder();
    while (line.charAt(at) == '.') {
      at++;
      type.append(type.length() == 0 ? "" : ".").append(word());
    }
    arguments();
    return Class.forName(type.toString()).getConstructor().newInstance();
  }

  private Object chain(Object start) throws ReflectiveOperationException {
    Object value = start;
    while (at < line.length() && line.charAt(at) == '.') {
      at++;
      String name = word();
      boolean called = at < line.length() && line.charAt(at) == '(';
      if (!name.equals("_jdf")) {
        value = call(value, name, called ? arguments() : List.of());
      }
    }
    return value;
  }

  private String word() {
    int start = at;
    while (at < line.length() && Character.isJavaIdentifierPart(line.charAt(at))) {
      at++;
    }
    return line.substring(start, at);
  }

  private List<Object> arguments() throws ReflectiveOperationException {
    List<Object> arguments = new ArrayList<>();
    at++;
    while (line.charAt(at) != ')') {
      arguments.add(expression());
      if (line.charAt(at) == ',') {
        at += 2;
      }
    }
    at++;
    return arguments;
  }

  private static Object call(Object target, String name, List<Object> arguments)
      throws ReflectiveOperationException {
    Method[] methods = target.getClass().getMethods();
    Arrays.sort(methods, Comparator.comparing(Method::isVarArgs));
    for (Method method : methods) {
      Object[] given = method.getName().equals(name) ? given(method, arguments) : null;
      if (given != null) {
        try {
          return method.invoke(target, given);
        } catch (InvocationTargetException e) {
          throw new IllegalStateException(name + " failed", e.getCause());
        }
      }
    }
    throw new NoSuchMethodException(target.getClass() + "." + name + arguments);
  }

  /** The arguments as the method takes them, or null when it does not. */
  private static Object[] given(Method method, List<Object> arguments) {
    Class<?>[] types = method.getParameterTypes();
    if (method.isVarArgs() && arguments.size() >= types.length - 1) {
      Class<?> type = types[types.length - 1].getComponentType();
      int single = types.length - 1;
      Object rest = Array.newInstance(type, arguments.size() - single);
      Object[] given = Arrays.copyOf(arguments.toArray(), types.length);
      for (int i = single; i < arguments.size(); i++) {
        if (!type.isInstance(arguments.get(i))) {
          return null;
        }
        Array.set(rest, i - single, arguments.get(i));
      }
      given[single] = rest;
      return given;
    }
    if (arguments.size() != types.length) {
      return null;
    }
    for (int i = 0; i < types.length; i++) {
      Object value = arguments.get(i);
      boolean fits =
          types[i].isInstance(value)
              || (types[i] == boolean.class && value instanceof Boolean)
              || (types[i] == double.class && value instanceof Double);
      if (!fits) {
        return null;
      }
    }
    return arguments.toArray();
  }
}
