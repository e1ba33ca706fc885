/**
 * Figures of a report as files for slides. A figure is a {@link fr.verger.report.figures.Drawing},
 * a list of marks; {@link fr.verger.report.figures.SvgWriter} and {@link
 * fr.verger.report.figures.PngWriter} render the same marks.
 */
package fr.verger.report.figures;
