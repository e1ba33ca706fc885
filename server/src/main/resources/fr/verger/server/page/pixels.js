// From a photo to the numbers that the network takes, as the server makes them: Pillow's bicubic
// resize in the same fixed-point numbers, then Keras' normalisations in single precision.

/** Fraction bits of a weight: 32 minus 8 for the value, minus 2 for overshoot and sign. */
const FRACTION_BITS = 22;
const HALF = 1 << (FRACTION_BITS - 1);
const SUPPORT = 2;
const A = -0.5;

/** Some phones give a canvas no more; a larger photo is first made smaller by the browser. */
const MOST_PIXELS = 16_777_216;

const MEANS = { caffe: [103.939, 116.779, 123.68], torch: [0.485, 0.456, 0.406] };
const DEVIATIONS = [0.229, 0.224, 0.225];

/** The input of the network for one photo. Throws when the browser cannot read the photo. */
export async function networkInput(photo, { inputSize, normalisation, layout }) {
  const { data, width, height } = await pixels(photo);
  const values = resized(data, width, height, inputSize);
  const order = normalisation === "caffe" ? [2, 1, 0] : [0, 1, 2];
  const tables = [0, 1, 2].map((channel) => table(normalisation, channel));
  const count = inputSize * inputSize;
  const input = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) {
    for (let channel = 0; channel < 3; channel++) {
      const at = layout === "NCHW" ? channel * count + i : 3 * i + channel;
      input[at] = tables[channel][values[3 * i + order[channel]]];
    }
  }
  const shape = layout === "NCHW" ? [1, 3, inputSize, inputSize] : [1, inputSize, inputSize, 3];
  return { input, shape };
}

/** Red, green, blue and something of every pixel: upright, over white, colours as they are coded. */
async function pixels(photo) {
  const bitmap = await createImageBitmap(photo, { colorSpaceConversion: "none" });
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (bitmap.width * bitmap.height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(bitmap.width * scale));
  canvas.height = Math.max(1, Math.floor(bitmap.height * scale));
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.imageSmoothingQuality = "high";
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** A square of that size, three values a pixel: rows first, rounded to 8 bits, then columns. */
export function resized(rgba, width, height, size) {
  const across = weights(width, size);
  const rows = new Uint8ClampedArray(3 * size * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < size; x++) {
      const { first, values } = across[x];
      sum(rgba, 4 * (y * width + first), 4, values, rows, 3 * (y * size + x));
    }
  }
  const down = weights(height, size);
  const square = new Uint8ClampedArray(3 * size * size);
  for (let y = 0; y < size; y++) {
    const { first, values } = down[y];
    for (let x = 0; x < size; x++) {
      sum(rows, 3 * (first * size + x), 3 * size, values, square, 3 * (y * size + x));
    }
  }
  return square;
}

/** The weighted sum of pixels that lie a step apart; the target clamps it to 0 to 255. */
function sum(from, at, step, values, to, place) {
  let red = HALF;
  let green = HALF;
  let blue = HALF;
  for (let k = 0; k < values.length; k++, at += step) {
    red = (red + Math.imul(values[k], from[at])) | 0;
    green = (green + Math.imul(values[k], from[at + 1])) | 0;
    blue = (blue + Math.imul(values[k], from[at + 2])) | 0;
  }
  to[place] = red >> FRACTION_BITS;
  to[place + 1] = green >> FRACTION_BITS;
  to[place + 2] = blue >> FRACTION_BITS;
}

/** What each position of a resized axis takes from which pixels: Pillow's precompute_coeffs. */
function weights(from, to) {
  const scale = from / to;
  const stretch = Math.max(scale, 1);
  const support = SUPPORT * stretch;
  return Array.from({ length: to }, (_, i) => {
    const centre = (i + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(from, Math.trunc(centre + support + 0.5));
    const exact = Array.from({ length: end - first }, (_, k) => bicubic((first + k - centre + 0.5) * (1 / stretch)));
    const total = exact.reduce((before, weight) => before + weight, 0);
    const values = Int32Array.from(exact, (weight) => {
      const scaled = (total === 0 ? weight : weight / total) * (1 << FRACTION_BITS);
      return Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    });
    return { first, values };
  });
}

function bicubic(x) {
  const d = Math.abs(x);
  if (d < 1) {
    return ((A + 2) * d - (A + 3)) * d * d + 1;
  }
  return d < 2 ? (((d - 5) * d + 8) * d - 4) * A : 0;
}

/** The float that each 8-bit value becomes, in Keras' order of operations. */
function table(normalisation, channel) {
  const [range, mean, deviation] = {
    tf: [127.5, 1, 1],
    caffe: [1, MEANS.caffe[channel], 1],
    torch: [255, MEANS.torch[channel], DEVIATIONS[channel]],
    none: [1, 0, 1],
  }[normalisation].map(Math.fround);
  return Float32Array.from({ length: 256 }, (_, i) =>
    Math.fround(Math.fround(Math.fround(i / range) - mean) / deviation));
}
