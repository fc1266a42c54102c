/** What the page remembers on this device. */

/** Values kept under a name; {} where there are none, or a private window keeps nothing. */
export function recall(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(`artem.${name}`));
    return kept !== null && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

export function keep(name, values) {
  try {
    localStorage.setItem(`artem.${name}`, JSON.stringify(values));
  } catch {
    // a private window: it is forgotten with the page
  }
}
