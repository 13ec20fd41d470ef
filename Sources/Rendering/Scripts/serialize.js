// Writes the page as it is shown now: shadow trees and same-origin frames in place, what is not
// displayed marked `hidden`. Runs in a world of its own, where the page's scripts cannot meddle.
(() => {
  const dropped = new Set(['script', 'style', 'template', 'noscript', 'svg']);
  const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta',
    'source', 'track', 'wbr']);
  const most = 8_000_000;
  const parts = [];
  let length = 0;
  const put = (text) => {
    length += text.length;
    if (length <= most) parts.push(text);
  };
  const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

  // What may be pressed gets a number, by which press.js finds it again.
  const pressable = [];
  globalThis.exitwayPressable = pressable;
  const native = new Set(['a', 'area', 'button', 'input', 'label', 'option', 'select', 'summary',
    'textarea']);
  const roles = new Set(['button', 'link', 'menuitem', 'option', 'switch', 'tab']);
  const cursor = (element) => element?.ownerDocument.defaultView?.getComputedStyle(element).cursor;

  // Scripts listen where nobody sees it; a hand over a text of its own is what people go by.
  const looksPressable = (element) =>
    cursor(element) === 'pointer' && cursor(element.parentElement) !== 'pointer'
    && element.textContent.trim().length > 0 && element.textContent.length < 200
    && !element.querySelector('a, button, input, select, textarea, summary, [role]');

  const number = (element, name) => {
    const role = element.getAttribute('role');
    if (!native.has(name) && !roles.has(role)) {
      if (role || element.hasAttribute('onclick') || !looksPressable(element)) return;
      put(' role="button"');
    }
    put(` data-exitway="${pressable.push(element) - 1}"`);
  };

  const open = (element, name, shown) => {
    put('<' + name);
    number(element, name);
    for (const { name: key, value } of element.attributes) {
      if (key === 'style' || key === 'hidden') continue;
      if (key.startsWith('on') && key !== 'onclick' && key !== 'onsubmit') continue;
      if (!/^[a-z_][\w.:-]*$/i.test(key)) continue;
      // What stands there for us is written by us alone.
      if (key.startsWith('data-exitway')) continue;
      if ((key === 'checked' || key === 'value') && name === 'input') continue;
      put(` ${key}="${escape(value)}"`);
    }
    if (name === 'input' && element.checked) put(' checked');
    if (name === 'input' && ['submit', 'button', 'reset', 'hidden', 'radio', 'checkbox'].includes(element.type)) {
      put(` value="${escape(element.value)}"`);
    }
    if (!shown.isDisplayed) put(' hidden');
    if (shown.visibility) put(` style="visibility:${shown.visibility}"`);
    put(measures(element, name, shown));
    put('>');
  };

  // Sizes and colours change while a page moves, so they are taken once, at rest.
  const measures = (element, name, shown) => {
    if (!exitwayMeasures) return '';
    if (name === 'html') return element === document.documentElement ? exitwayMeasures.page() : '';
    return shown.isDisplayed && shown.now === 'visible' ? exitwayMeasures.control(element) : '';
  };

  const showing = (element, inherited) => {
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    if (!style) return { isDisplayed: true, visibility: '', now: inherited };
    const now = style.visibility;
    const isDisplayed = style.display !== 'none';
    return { isDisplayed, visibility: now === inherited ? '' : now, now };
  };

  const children = (node, inherited) => { for (const child of node.childNodes) walk(child, inherited); };

  const inside = (element, name, inherited) => {
    const shadow = element.shadowRoot ?? globalThis.exitwayShadows?.get(element);
    if (shadow) return children(shadow, inherited);
    if (name === 'slot') {
      const assigned = element.assignedNodes();
      for (const node of assigned) walk(node, inherited);
      if (assigned.length > 0) return;
    }
    if (name === 'iframe' || name === 'frame') {
      let framed = null;
      try { framed = element.contentDocument; } catch { /* another origin */ }
      if (framed?.body) children(framed.body, 'visible');
      return;
    }
    children(element, inherited);
  };

  const walk = (node, inherited) => {
    if (length > most) return;
    if (node.nodeType === Node.TEXT_NODE) return put(escape(node.data));
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    let name = node.localName;
    if (dropped.has(name)) {
      // What stands for a picture is its name.
      if (name === 'svg') {
        const label = node.getAttribute('aria-label') || node.querySelector('title')?.textContent;
        if (label) put(`<img alt="${escape(label)}">`);
      }
      return;
    }
    if (!/^[a-z][\w.-]*$/i.test(name)) name = 'span';
    const isHead = name === 'head' || node.parentNode?.localName === 'head';
    const shown = isHead ? { isDisplayed: true, visibility: '', now: inherited } : showing(node, inherited);
    const tag = name === 'iframe' || name === 'frame' || name === 'slot' ? 'div' : name;
    open(node, tag, shown);
    if (empty.has(tag)) return;
    inside(node, name, shown.now);
    put(`</${tag}>`);
  };

  walk(document.documentElement, 'visible');
  const html = '<!DOCTYPE html>' + parts.join('');
  // What has not changed since the last look is not sent again.
  const isSame = !exitwayMeasures && globalThis.exitwayLast === html;
  if (!exitwayMeasures) globalThis.exitwayLast = html;
  return { html: isSame ? null : html, isSame, address: location.href };
})()
