// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;

/** Values of configurations: scalars of the wrapper types, and arrays of them. */
final class ConfigurationValues {
  private static final Map<Class<?>, Scalar> SCALARS =
      Map.of(
          String.class, Scalar.STRING,
          Long.class, Scalar.LONG,
          Double.class, Scalar.DOUBLE,
          Float.class, Scalar.FLOAT,
          Integer.class, Scalar.INTEGER,
          Byte.class, Scalar.BYTE,
          Character.class, Scalar.CHAR,
          Boolean.class, Scalar.BOOLEAN,
          Short.class, Scalar.SHORT,
          Password.class, Scalar.PASSWORD);

  private ConfigurationValues() {}

  /**
   * @throws IllegalArgumentException if the text is none of this type
   */
  static Object parse(Scalar type, String text) {
    return switch (type) {
      case STRING -> text;
      case LONG -> Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case FLOAT -> Float.valueOf(text);
      case INTEGER -> Integer.valueOf(text);
      case BYTE -> Byte.valueOf(text);
      case CHAR -> character(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case SHORT -> Short.valueOf(text);
      case PASSWORD -> new Password(text);
    };
  }

  /**
   * The type of a scalar, or of an array's elements.
   *
   * @throws IllegalArgumentException if a configuration cannot hold such a value
   */
  static Scalar type(Object value) {
    Class<?> type = value.getClass();
    Scalar scalar = SCALARS.get(type.isArray() ? type.getComponentType() : type);
    if (scalar == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " is no type of a configuration");
    }
    return scalar;
  }

  /** An array of the wrapper type, also for a list and for primitives; a scalar as it is. */
  static Object wrapped(Object value) {
    if (value instanceof Collection<?> list) {
      Class<?> type = list.isEmpty() ? String.class : list.iterator().next().getClass();
      return array(type, List.copyOf(list));
    }
    return value.getClass().isArray() && value.getClass().getComponentType().isPrimitive()
        ? wrapped(elements(value))
        : value;
  }

  /** An array of the elements that the scalars of a type are. */
  static Object array(Scalar type, List<?> elements) {
    return SCALARS.entrySet().stream()
        .filter(e -> e.getValue() == type)
        .map(e -> array(e.getKey(), elements))
        .findFirst()
        .orElseThrow();
  }

  /** The elements of an array; of a scalar, itself. */
  static List<Object> elements(Object value) {
    if (!value.getClass().isArray()) {
      return List.of(value);
    }
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < Array.getLength(value); i++) {
      elements.add(Array.get(value, i));
    }
    return elements;
  }

  /** The same shape, scalar or array, with each element changed to one of this type. */
  static Object map(Object value, Class<?> type, UnaryOperator<Object> change) {
    List<Object> changed = elements(value).stream().map(change).toList();
    return value.getClass().isArray() ? array(type, changed) : changed.get(0);
  }

  static boolean same(Map<String, ?> one, Map<String, ?> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(e -> Objects.deepEquals(e.getValue(), other.get(e.getKey())));
  }

  private static Object array(Class<?> type, List<?> elements) {
    Object array = Array.newInstance(type, elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Array.set(array, i, elements.get(i));
    }
    return array;
  }

  private static Character character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException(text.length() + " characters, not one");
    }
    return text.charAt(0);
  }
}
