// Measures what can be pressed as it is shown: where it stands, how large, how legible, and whether it
// can be seen at all. Gives `serialize.js` the attributes in which that is written down.
(() => {
  const pressable = 'a[href], area[href], button, summary, input[type=submit], input[type=button],'
    + ' input[type=image], input[type=reset], [role=button], [role=link], [role=menuitem],'
    + ' [role=tab], [role=switch], [onclick]';
  const most = 2000;
  let measured = 0;

  const parentOf = (element) =>
    element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;
  const styleOf = (element) => element.ownerDocument.defaultView.getComputedStyle(element);

  // Where a frame's own corner lies on the page.
  const cornerOf = (element) => {
    let [x, y] = [window.scrollX, window.scrollY];
    let view = element.ownerDocument.defaultView;
    while (view && view !== window && view.frameElement) {
      const box = view.frameElement.getBoundingClientRect();
      x += box.x + view.frameElement.clientLeft;
      y += box.y + view.frameElement.clientTop;
      view = view.parent;
    }
    return [x, y];
  };

  // An element without a box of its own is as large as what stands in it.
  const boxOf = (element) => {
    let boxes = [element.getBoundingClientRect()];
    if (boxes[0].width <= 1 || boxes[0].height <= 1) {
      boxes = [...element.querySelectorAll('*')].slice(0, 50).map((e) => e.getBoundingClientRect())
        .filter((box) => box.width > 1 && box.height > 1);
      if (boxes.length === 0) boxes = [element.getBoundingClientRect()];
    }
    const left = Math.min(...boxes.map((b) => b.left));
    const top = Math.min(...boxes.map((b) => b.top));
    return { left, top, width: Math.max(...boxes.map((b) => b.right)) - left,
      height: Math.max(...boxes.map((b) => b.bottom)) - top };
  };

  // MARK: Colours

  const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  // Red, green and blue of 0 to 1, multiplied by the alpha that comes fourth.
  const colour = (text) => {
    const plain = text.match(/^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/);
    if (plain) {
      const alpha = plain[4] === undefined ? 1 : Number(plain[4]);
      return [1, 2, 3].map((i) => (Number(plain[i]) / 255) * alpha).concat(alpha);
    }
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = text;
    brush.fillRect(0, 0, 1, 1);
    const pixel = brush.getImageData(0, 0, 1, 1).data;
    const alpha = pixel[3] / 255;
    return [0, 1, 2].map((i) => (pixel[i] / 255) * alpha).concat(alpha);
  };
  const over = (front, back) => front.map((part, i) => part + back[i] * (1 - front[3]));
  const white = [1, 1, 1, 1];

  // What is seen where something is painted on an element: its background and those of all around it,
  // each group's opacity included. Nil where a picture or a filter has a part in it.
  const seen = (paints, element) => {
    let layers = paints;
    for (let at = element; at; at = parentOf(at)) {
      const style = styleOf(at);
      if (layers.some((layer) => layer[3] < 0.999)) {
        if (style.backgroundImage !== 'none' || style.filter !== 'none') return null;
        if (style.mixBlendMode !== 'normal' || style.backgroundClip === 'text') return null;
        const ground = colour(style.backgroundColor);
        layers = layers.map((layer) => over(layer, ground));
      }
      const opacity = Number(style.opacity);
      if (opacity < 1) layers = layers.map((layer) => layer.map((part) => part * opacity));
    }
    return layers.map((layer) => over(layer, white));
  };

  // WCAG 2.2, "relative luminance" and "contrast ratio", in hundredths.
  const luminance = (paint) => {
    const [r, g, b] = paint.map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return Math.floor(((light + 0.05) / (dark + 0.05)) * 100 + 1e-6);
  };

  // The element in which a control's first word stands.
  const wordsOf = (element) => {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.trim() && styleOf(node.parentElement).display !== 'none') return node.parentElement;
    }
    return element.localName === 'input' && element.value ? element : null;
  };

  const lettersOf = (element) => {
    const words = wordsOf(element);
    if (!words) return '';
    const style = styleOf(words);
    const clear = [0, 0, 0, 0];
    // Letters and the ground beside them share every layer but the letters themselves.
    const paints = style.webkitTextFillColor && style.backgroundClip !== 'text'
      ? seen([colour(style.webkitTextFillColor), clear], words) : null;
    const ratio = paints ? contrast(paints[0], paints[1]) : '-';
    return `${ratio} ${Math.round(parseFloat(style.fontSize) * 10)} ${Math.round(Number(style.fontWeight))}`;
  };

  // How far a control's own area stands out from what is around it (WCAG 2.2, 1.4.11).
  const fillOf = (element) => {
    const around = parentOf(element);
    const clear = [0, 0, 0, 0];
    const inside = seen([clear], element);
    const outside = around ? seen([clear], around) : [white];
    return inside && outside ? contrast(inside[0], outside[0]) : '-';
  };

  // MARK: Sight

  const isClipped = (style) =>
    /^inset\((50|[6-9]\d|100)%\)$/.test(style.clipPath)
    || (style.position === 'absolute' || style.position === 'fixed')
      && /^rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)$/.test(style.clip);

  const isFloating = (element) => {
    for (let at = element; at; at = parentOf(at)) {
      if (['fixed', 'sticky'].includes(styleOf(at).position) || at.localName === 'dialog') return true;
    }
    return false;
  };

  const contains = (outer, inner) => {
    for (let at = inner; at; at = parentOf(at)) if (at === outer) return true;
    return false;
  };

  // Something that stays where it is lies on all of it. What floats (a banner, a dialog) can be
  // closed or scrolled away, and what is further down is not asked after: nothing is scrolled.
  const isCovered = (element, box) => {
    const root = element.getRootNode();
    if (!root.elementFromPoint || element.ownerDocument !== document) return false;
    const points = [[0.5, 0.5], [0.2, 0.5], [0.8, 0.5], [0.5, 0.25], [0.5, 0.75]];
    return points.every(([x, y]) => {
      const [left, top] = [box.left + box.width * x, box.top + box.height * y];
      if (left < 0 || top < 0 || left >= innerWidth || top >= innerHeight) return false;
      const hit = root.elementFromPoint(left, top);
      if (!hit || contains(element, hit) || contains(hit, element)) return false;
      if (hit.localName === 'label' || isFloating(hit)) return false;
      return styleOf(element).pointerEvents !== 'none' && paints(hit);
    });
  };
  // A control inside of what does not take the pointer is seen, though it is not what is hit.
  const paints = (element) => {
    const style = styleOf(element);
    return colour(style.backgroundColor)[3] > 0.9 || style.backgroundImage !== 'none'
      || ['img', 'video', 'canvas', 'iframe'].includes(element.localName);
  };

  // Cuts off all that stands in it.
  const isFlat = (element, style) => {
    if (['html', 'body'].includes(element.localName) || style.display === 'contents') return false;
    const box = element.getBoundingClientRect();
    return box.width <= 1 && style.overflowX !== 'visible'
      || box.height <= 1 && style.overflowY !== 'visible';
  };

  // Why a control that is displayed cannot be seen; nil where it can.
  const unseen = (element, box) => {
    if (box.width <= 1 || box.height <= 1) return 'size';
    const [x, y] = cornerOf(element);
    if (box.left + x + box.width <= 0 || box.top + y + box.height <= 0) return 'outside';
    const isFirst = box.top + y < innerHeight;
    let opacity = 1;
    // What is placed freely is cut by what it is placed in, and by nothing between (CSS 2.2, 11.1.1).
    let placed = 'static';
    for (let at = element; at; at = parentOf(at)) {
      const style = styleOf(at);
      opacity *= Number(style.opacity);
      if (isClipped(style)) return 'clip';
      const holds = placed !== 'fixed' && (placed !== 'absolute' || style.position !== 'static');
      if (at !== element && holds && isFlat(at, style)) return 'clip';
      if (at === element || holds) placed = style.position;
    }
    // Further down, a page may fade in what comes into view.
    if (opacity < 0.05 && isFirst) return 'opacity';
    return isCovered(element, box) ? 'covered' : null;
  };

  // Not inside of what is not displayed, or folded up; nothing of that can be measured.
  const hasBox = (element) =>
    element.checkVisibility() || styleOf(element).display === 'contents';

  const isPressable = (element) => {
    if (element.matches(pressable)) return true;
    const around = parentOf(element);
    return styleOf(element).cursor === 'pointer' && !(around && styleOf(around).cursor === 'pointer');
  };

  // Assistive technology's name and role, where the browser tells them, and what is seen in place of
  // the name.
  const assistive = (element) => {
    if (typeof element.computedRole !== 'string') return '';
    const plain = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 200);
    const clean = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
    const name = plain(element.computedName ?? '');
    const text = plain(element.localName === 'input' ? element.value : element.innerText ?? '');
    const isOther = text && text.toLowerCase() !== name.toLowerCase();
    return ` data-exitway-role="${clean(element.computedRole)}" data-exitway-name="${clean(name)}"`
      + (isOther ? ` data-exitway-text="${clean(text)}"` : '');
  };

  // MARK: Letters without a font

  const scripts = { Arab: 'Arabic', Armn: 'Armenian', Beng: 'Bengali', Cyrl: 'Cyrillic',
    Deva: 'Devanagari', Ethi: 'Ethiopic', Geor: 'Georgian', Grek: 'Greek', Gujr: 'Gujarati',
    Guru: 'Gurmukhi', Hang: 'Hangul', Hani: 'Han', Hebr: 'Hebrew', Hira: 'Hiragana',
    Kana: 'Katakana', Khmr: 'Khmer', Knda: 'Kannada', Laoo: 'Lao', Mlym: 'Malayalam',
    Mymr: 'Myanmar', Orya: 'Oriya', Sinh: 'Sinhala', Taml: 'Tamil', Telu: 'Telugu',
    Thai: 'Thai', Tibt: 'Tibetan' };

  // Scripts of which the page has letters that no font here can draw: each comes out as the same box
  // as a character that stands for nothing.
  const fontless = () => {
    const text = (document.body?.innerText ?? '').slice(0, 200_000);
    const canvas = new OffscreenCanvas(40, 40);
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.font = '24px sans-serif';
    const drawn = (letter) => {
      pen.clearRect(0, 0, 40, 40);
      pen.fillText(letter, 4, 30);
      return pen.getImageData(0, 0, 40, 40).data.join();
    };
    const box = drawn('\u{10FFFE}');
    const nothing = drawn(' ');
    return Object.keys(scripts).filter((code) => {
      const letters = text.match(new RegExp(`[\\p{Script=${scripts[code]}}&&\\p{L}]`, 'gv')) ?? [];
      const some = [...new Set(letters)].slice(0, 3);
      return some.length > 0 && some.every((letter) => [box, nothing].includes(drawn(letter)));
    });
  };

  return {
    // The attributes of the page as a whole.
    page: () => {
      const root = document.documentElement;
      const height = Math.max(root.scrollHeight, document.body?.scrollHeight ?? 0);
      const missing = fontless();
      return ` data-exitway-view="${innerWidth} ${innerHeight} ${Math.round(height)}"`
        + (missing.length > 0 ? ` data-exitway-fontless="${missing.join(' ')}"` : '');
    },
    // The attributes of a control that is displayed; empty for anything else.
    control: (element) => {
      if (measured >= most || !element.ownerDocument.defaultView) return '';
      if (!isPressable(element) || !hasBox(element)) return '';
      measured += 1;
      const box = boxOf(element);
      const [x, y] = cornerOf(element);
      const reason = unseen(element, box);
      return ` data-exitway-box="${[box.left + x, box.top + y, box.width, box.height].map(Math.round).join(' ')}"`
        + ` data-exitway-letters="${lettersOf(element)}" data-exitway-fill="${fillOf(element)}"`
        + (reason ? ` data-exitway-unseen="${reason}"` : '') + assistive(element);
    },
  };
})()
