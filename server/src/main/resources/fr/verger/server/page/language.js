// Which language the page speaks: the reader's choice, else the browser's first that it knows.

import { TEXTS } from "./texts.js";

const KEY = "verger-language";
const listeners = [];
let current = remembered() ?? preferred();

function remembered() {
  try {
    const value = localStorage.getItem(KEY);
    return value in TEXTS ? value : null;
  } catch {
    return null;
  }
}

function preferred() {
  const known = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in TEXTS);
  return known ?? "en";
}

export function language() {
  return current;
}

export function text(name, ...values) {
  const found = TEXTS[current][name];
  return typeof found === "function" ? found(...values) : found;
}

export function problemText(name) {
  return TEXTS[current].problems[name] ?? TEXTS[current].problems.other;
}

/** Calls a listener now and whenever the language changes. */
export function onLanguage(listener) {
  listeners.push(listener);
  listener();
}

export function speak(language) {
  current = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  listeners.forEach((listener) => listener());
}

export function percent(share) {
  const format = new Intl.NumberFormat(current, { style: "percent", maximumFractionDigits: 0 });
  return share > 0 && share < 0.005 ? `<\u00a0${format.format(0.01)}` : format.format(share);
}

export function monthName(month, style) {
  const format = new Intl.DateTimeFormat(current, { month: style, timeZone: "UTC" });
  return format.format(new Date(Date.UTC(2024, month - 1, 15)));
}
