/**
 * t-SNE: a map of points on a plane on which neighbours stay neighbours. Plain Java on flat arrays,
 * with all cores, the same map for the same seed however many there are.
 *
 * <p>After L. van der Maaten and G. Hinton, "Visualizing Data using t-SNE", Journal of Machine
 * Learning Research 9 (2008), with the forces of L. van der Maaten, "Accelerating t-SNE using
 * Tree-Based Algorithms", Journal of Machine Learning Research 15 (2014), started from principal
 * components and with the learning rate of D. Kobak and P. Berens, "The art of using t-SNE for
 * single-cell transcriptomics", Nature Communications 10 (2019).
 */
package fr.verger.report.tsne;
