// Scrolls through the page as who reads it does, so that what is loaded on the way comes, and back up
// again.
(async (most) => {
  // Until the page has drawn what is in view now, and its scripts were told.
  const drawn = () => new Promise((done) => {
    setTimeout(done, 100);
    requestAnimationFrame(() => requestAnimationFrame(done));
  });
  const isLong = (element) =>
    element.scrollHeight > element.clientHeight + 1 && element.clientHeight > innerHeight / 2;
  // The page itself, and what scrolls in its place where it is as high as the window.
  const inner = [...document.body?.querySelectorAll('*') ?? []].filter((element) =>
    isLong(element) && ['auto', 'scroll'].includes(getComputedStyle(element).overflowY));
  const areas = [document.scrollingElement, ...inner].filter((area) => area).slice(0, 4);
  let steps = 0;
  for (const area of areas) {
    const start = area.scrollTop;
    let top = start;
    while (top + area.clientHeight < area.scrollHeight && steps < most) {
      top += Math.ceil(area.clientHeight * 0.9);
      area.scrollTo({ top, behavior: 'instant' });
      await drawn();
      steps += 1;
    }
    area.scrollTo({ top: start, behavior: 'instant' });
  }
  return true;
})
