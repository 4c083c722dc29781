// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A public type as the list of Kura's API writes it: a head, then its constants, constructors and
 * methods, all names without their packages. What overrides Object is left out, bridges are not.
 */
record Declaration(String head, List<String> members) {

  private static final Pattern QUALIFIED = Pattern.compile("(?:[a-z]\\w*\\.)+(?=[A-Z])");
  private static final Pattern NAME = Pattern.compile("(?:class|interface) ([\\w$]+)");
  private static final Map<String, List<Class<?>>> OF_OBJECT =
      Map.of("equals", List.of(Object.class), "hashCode", List.of(), "toString", List.of());

  static Declaration of(Class<?> type) {
    List<String> members = new ArrayList<>();
    visible(type.getDeclaredFields()).map(Declaration::text).forEach(members::add);
    visible(type.getDeclaredConstructors()).map(Declaration::text).forEach(members::add);
    visible(type.getDeclaredMethods())
        .filter(method -> !isOfObject(method))
        .map(Declaration::text)
        .forEach(members::add);
    return new Declaration(head(type), members);
  }

  private static <M extends Member> Stream<M> visible(M[] members) {
    return Arrays.stream(members).filter(member -> Modifier.isPublic(member.getModifiers()));
  }

  private static boolean isOfObject(Method method) {
    return List.of(method.getParameterTypes()).equals(OF_OBJECT.get(method.getName()));
  }

  private static String head(Class<?> type) {
    StringBuilder head = new StringBuilder();
    head.append(Modifier.isFinal(type.getModifiers()) ? "final " : "");
    head.append(type.isInterface() ? "interface " : "class ").append(simple(type));
    String parameters = list(Arrays.stream(type.getTypeParameters()), ", ");
    head.append(parameters.isEmpty() ? "" : "<" + parameters + ">");
    Type above = type.getGenericSuperclass();
    if (above != null && above != Object.class) {
      head.append(" extends ").append(simple(above));
    }
    String interfaces = list(Arrays.stream(type.getGenericInterfaces()), ",");
    String keyword = type.isInterface() ? " extends " : " implements ";
    return head.append(interfaces.isEmpty() ? "" : keyword + interfaces).toString();
  }

  private static String text(Field field) {
    return "const " + simple(field.getGenericType()) + " " + field.getName();
  }

  private static String text(Constructor<?> constructor) {
    return simple(constructor.getDeclaringClass()) + parameters(constructor);
  }

  private static String text(Method method) {
    String modifier = Modifier.isStatic(method.getModifiers()) ? "static " : "";
    return modifier
        + (method.isDefault() ? "default " : "")
        + simple(method.getGenericReturnType())
        + " "
        + method.getName()
        + parameters(method);
  }

  private static String parameters(Executable executable) {
    String parameters = list(Arrays.stream(executable.getGenericParameterTypes()), ", ");
    if (executable.isVarArgs()) {
      parameters = parameters.substring(0, parameters.length() - 2) + "...";
    }
    String exceptions = list(Arrays.stream(executable.getGenericExceptionTypes()), ", ");
    return "(" + parameters + ")" + (exceptions.isEmpty() ? "" : " throws " + exceptions);
  }

  private static String list(Stream<? extends Type> types, String separator) {
    return types.map(Declaration::simple).collect(Collectors.joining(separator));
  }

  private static String simple(Type type) {
    return QUALIFIED.matcher(type.getTypeName()).replaceAll("");
  }

  /** The constants of an enum in their order: their numbers are part of what others rely on. */
  List<String> constants() {
    return members.stream().filter(member -> member.startsWith("const ")).toList();
  }

  /** The type's name, with {@code $} before a nested one. */
  String name() {
    Matcher matcher = NAME.matcher(head);
    if (!matcher.find()) {
      throw new IllegalStateException("no type: " + head);
    }
    return matcher.group(1);
  }
}
