package fr.verger.spark.tables;

/** A field of a CSV record, as RFC 4180 quotes it. */
public final class CsvText {
  private CsvText() {}

  /**
   * Appends a field. Null becomes nothing; an empty text becomes two quotes, so the two can be told
   * apart.
   */
  public static void append(StringBuilder line, String field) {
    if (field == null) {
      return;
    }
    if (!field.isEmpty() && !mustQuote(field)) {
      line.append(field);
      return;
    }
    line.append('"').append(field.replace("\"", "\"\"")).append('"');
  }

  private static boolean mustQuote(String field) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return field.charAt(0) == ' ' || field.charAt(field.length() - 1) == ' ';
  }
}
