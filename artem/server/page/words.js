/** The words a person reads, in the browser's language; English where nobody has translated them. */

const TRANSLATED = ["ja"]; // each of them a file of its own: English text -> translation

/** The language of everything here, as the person prefers. */
export const language =
  navigator.languages
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === "en" || TRANSLATED.includes(tag)) ?? "en";

const words = language === "en" ? {} : await fetched(`/page/${language}.json`);

/** The text in that language; {name} in it becomes the value of that name. */
export function tr(text, values = {}) {
  const translated = words[text] ?? text;
  return translated.replace(/{(\w+)}/g, (whole, name) => values[name] ?? whole);
}

/** Put what the document says into that language. */
export function translateDocument() {
  document.documentElement.lang = language;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const text = node.data.trim();
    if (text in words) node.data = node.data.replace(text, () => words[text]);
  }
  for (const element of document.querySelectorAll("[aria-label]")) {
    element.setAttribute("aria-label", tr(element.getAttribute("aria-label")));
  }
}

async function fetched(address) {
  try {
    return await (await fetch(address)).json();
  } catch {
    return {}; // better in English than not at all
  }
}
