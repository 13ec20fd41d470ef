// Draws frames into a picture, and makes a small one of one screen of it; runs in an empty page.
(async (picture, outlines, screen, smallWidth) => {
  const bytes = Uint8Array.fromBase64?.(picture)
    ?? Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.drawImage(image, 0, 0);
  const frame = ({ left, top, width, height }, colour, line, gap) => {
    pen.strokeStyle = colour;
    pen.lineWidth = line;
    pen.strokeRect(left - gap, top - gap, width + 2 * gap, height + 2 * gap);
  };
  // White around red is seen on any ground.
  for (const outline of outlines) {
    frame(outline, '#fff', 8, 4);
    frame(outline, '#d0021b', 3, 4.5);
  }
  const written = (surface, type) => surface.convertToBlob({ type, quality: 0.55 }).then((blob) =>
    new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
      reader.readAsDataURL(blob);
    }));
  const shrunk = async () => {
    const scale = Math.min(1, smallWidth / canvas.width);
    const [width, height] = [canvas.width, screen.height].map((side) => Math.round(side * scale));
    const small = new OffscreenCanvas(width, height);
    const brush = small.getContext('2d', { willReadFrequently: true });
    brush.imageSmoothingQuality = 'high';
    brush.drawImage(canvas, 0, screen.top, canvas.width, screen.height, 0, 0, width, height);
    return { bytes: await written(small, 'image/jpeg'), width, height };
  };
  return {
    drawn: outlines.length > 0 ? await written(canvas, 'image/png') : null,
    small: screen ? await shrunk() : null,
  };
})
