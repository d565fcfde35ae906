// Puts what is wrong with the page, or "light|dark: nothing wrong", into its title.
const wrong = [];
const parse = color => color.match(/[\d.]+/g).map(Number);
const luminance = color => {
  const [r, g, b] = parse(color).slice(0, 3)
      .map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = element => {
  for (let at = element; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (parse(color).length === 3 || parse(color)[3] > 0) return color;
  }
  return 'rgb(255, 255, 255)';
};
const contrast = (one, two) => {
  const [a, b] = [luminance(one), luminance(two)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
};
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth > width) {
  wrong.push('the page is wider than the window');
}
for (const element of document.querySelectorAll('body *:not(script)')) {
  const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  if (!own || element.closest('title')) continue;
  const style = getComputedStyle(element);
  const color = element.closest('svg') ? style.fill : style.color;
  const ratio = contrast(color, behind(element));
  if (ratio < 4.5) {
    wrong.push(`${element.tagName} "${element.textContent.trim().slice(0, 20)}" has ${ratio.toFixed(2)}`);
  }
}
for (const table of document.querySelectorAll('table')) {
  const columns = table.querySelectorAll('thead th').length;
  for (const row of table.querySelectorAll('tr')) {
    if (row.children.length !== columns) wrong.push('a row has another number of cells');
  }
  if (width >= 900 && table.scrollWidth > table.parentElement.clientWidth) {
    wrong.push('a table is wider than the page');
  }
}
for (const svg of document.querySelectorAll('svg')) {
  const frame = svg.getBoundingClientRect();
  for (const part of svg.querySelectorAll('rect, text')) {
    const box = part.getBoundingClientRect();
    if (box.left < frame.left - 0.5 || box.right > frame.right + 0.5
        || box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5) {
      wrong.push(`${part.tagName} "${part.textContent}" sticks out of its chart`);
    }
  }
  const labels = [...svg.querySelectorAll('text[text-anchor=middle]')];
  for (const [at, one] of labels.entries()) {
    for (const two of labels.slice(at + 1)) {
      const [a, b] = [one.getBoundingClientRect(), two.getBoundingClientRect()];
      if (a.left < b.right && b.left < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom) {
        wrong.push(`labels ${one.textContent} and ${two.textContent} meet`);
      }
    }
  }
}
const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
document.title = `${scheme}: ${wrong.length ? wrong.slice(0, 5).join('; ') : 'nothing wrong'}`;
