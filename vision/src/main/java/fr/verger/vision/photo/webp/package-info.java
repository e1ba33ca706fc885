/**
 * WebP: lossy (VP8 key frames, RFC 6386) and lossless (VP8L), with alpha; the first frame of an
 * animation. Pixels are those of libwebp with its default settings.
 */
package fr.verger.vision.photo.webp;
