/** Round numbers that divide a range into about so many parts. */
function niceTicks(min, max, about) {
  const span = max - min;
  if (!(span > 0)) return [min];
  const rough = span / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough);
  const ticks = [];
  for (let i = Math.ceil(min / step); i * step <= max + step * 1e-9; i++) ticks.push(i * step);
  return ticks;
}

/** 1, 2, 5, 10, 20, … up to a maximum. */
function decadeTicks(max) {
  const ticks = [];
  for (let power = 1; power <= max; power *= 10) {
    for (const m of [1, 2, 5]) if (m * power <= max) ticks.push(m * power);
  }
  return ticks;
}

/** The ticks that stand so many pixels apart; the last ones count more than those before them. */
function withRoom(ticks, x, room) {
  const kept = [];
  for (const tick of [...ticks].reverse()) {
    if (kept.length === 0 || x(kept.at(-1)) - x(tick) >= room) kept.push(tick);
  }
  return kept;
}
