package fr.verger.server.facts;

/**
 * Where the facts can be checked: titles of articles of Wikipedia.
 *
 * @param fr in the French one; null where no title is certain
 * @param en in the English one; null where no title is certain
 */
public record Articles(String fr, String en) {}
