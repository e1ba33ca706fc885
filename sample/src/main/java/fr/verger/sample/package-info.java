/**
 * The sample orchard: synthetic fruit photos drawn by the program, for demos, tests and load tests.
 * {@link fr.verger.sample.SampleOrchard} is the way in; the packages below it are how fruits grow
 * ({@code fruit}, {@code mesh}, {@code basis}) and how they are photographed ({@code render}), and
 * are not meant to be called from elsewhere.
 */
package fr.verger.sample;
