/**
 * The report of a run: {@link fr.verger.report.ReportData} holds it as plain values, {@link
 * fr.verger.report.ReportPage} writes it as one self-contained HTML page. The page's own parts
 * (template, style, scripts, texts) lie as resources beside this package, in {@code page/}.
 */
package fr.verger.report;
