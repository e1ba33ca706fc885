package fr.verger.report;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * JSON that can stand inside a script element whatever it holds: nothing in it opens a tag, an
 * entity or a comment, and all of it is ASCII, so that line separators and broken surrogates do no
 * harm either.
 */
final class PageJson {
  private final ObjectMapper mapper =
      new ObjectMapper(
          new JsonFactoryBuilder()
              .characterEscapes(new MarkupEscapes())
              .highestNonEscapedChar(0x7e)
              .build());

  /** Writes a value; strings, numbers, lists, arrays and records of them. */
  void write(Object value, Writer out) throws IOException {
    out.write(mapper.writeValueAsString(value));
  }

  /** Writes JSON that was read as text. */
  void copy(String json, Writer out) throws IOException {
    write(mapper.readTree(json), out);
  }

  private static final class MarkupEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final String MARKUP = "<>&'";

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      MARKUP.chars().forEach(c -> codes[c] = ESCAPE_CUSTOM);
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return new SerializedString(String.format(Locale.ROOT, "\\u%04x", c));
    }
  }
}
