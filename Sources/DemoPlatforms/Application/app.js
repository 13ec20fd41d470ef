// The account of a demo platform as one application: the server gives each page's content, this
// script puts it where a person finds it, as applications of today do.
const root = document.getElementById('root');
const usesHash = root.dataset.routes === 'hash';
const own = /^\/(?!log|signup|welcome|goodbye|category|product|search)/;

const route = () => usesHash && location.hash.startsWith('#/') ? location.hash.slice(1)
  : location.pathname + location.search;

async function show() {
  const of = btoa(route()).replaceAll('/', '_').replaceAll('+', '-');
  const page = await (await fetch('/view/' + of)).json();
  document.title = page.title;
  root.innerHTML = page.html;
  const main = root.querySelector('main');
  for (const shape of (page.shapes ?? '').split(' ').filter(Boolean)) shapes[shape](main, page);
  if (page.viewers) live(main, page);
  lead(root);
}

// Links and forms with method GET stay inside the application.
function lead(within) {
  for (const link of within.querySelectorAll('a[href^="/"]')) {
    const path = link.getAttribute('href');
    if (!own.test(path)) continue;
    if (usesHash) link.setAttribute('href', '#' + path);
    else link.addEventListener('click', (event) => { event.preventDefault(); go(path); });
  }
  for (const form of within.querySelectorAll('form[method=get]')) {
    form.addEventListener('submit', (event) => { event.preventDefault(); go(form.getAttribute('action')); });
  }
}

function go(path) {
  if (usesHash) location.hash = path;
  else { history.pushState({}, '', path); show(); }
}

// What changes while nobody does anything.
function live(main, page) {
  const id = 'live-' + Math.random().toString(16).slice(2);
  main.insertAdjacentHTML('afterbegin', `<p class="viewers" id="${id}"></p>
    <style>@keyframes pulse { to { opacity: .4 } } #${id} { animation: pulse 1s infinite alternate }</style>`);
  let seconds = 0;
  const count = () => {
    const line = document.getElementById(id);
    if (line) line.textContent = page.viewers.replace('{n}', page.number + 1000 * seconds++);
  };
  count();
  setInterval(count, 1000);
}

const shapes = {
  // The list comes once it is scrolled into view, and a moment later.
  lazy(main) {
    const list = main.querySelector('ul:last-of-type');
    const place = document.createElement('div');
    place.style.minHeight = '1px';
    list.replaceWith(place);
    lead(list);
    new IntersectionObserver((entries, observer) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      setTimeout(() => place.replaceWith(list), 150);
    }).observe(place);
  },

  // The links stand in a component's own tree.
  shadow(main) {
    const list = main.querySelector('ul:last-of-type');
    const host = document.createElement('x-links');
    list.replaceWith(host);
    const tree = host.attachShadow({ mode: 'open' });
    lead(list);
    tree.append(list);
  },

  // The links are in the second tab, whose panel is made when it is pressed.
  tabs(main, page) {
    const list = main.querySelector('ul:last-of-type');
    const text = main.querySelector('p');
    const panel = document.createElement('div');
    panel.setAttribute('role', 'tabpanel');
    const tabs = document.createElement('div');
    tabs.setAttribute('role', 'tablist');
    const contents = [text, list];
    lead(list);
    page.tabs.forEach((label, index) => {
      const tab = document.createElement('button');
      tab.setAttribute('role', 'tab');
      tab.textContent = label;
      tab.addEventListener('click', () => {
        [...tabs.children].forEach((other) => other.setAttribute('aria-selected', other === tab));
        panel.replaceChildren(contents[index]);
      });
      tabs.append(tab);
    });
    list.remove();
    main.append(tabs, panel);
    tabs.children[0].click();
  },

  // The form stands in a frame of the same origin.
  frame(main) {
    const form = main.querySelector('form');
    const frame = document.createElement('iframe');
    frame.srcdoc = `<base target="_parent">${form.outerHTML}`;
    form.replaceWith(frame);
  },

  // What comes after the heading is asked in a dialog.
  dialog(main) {
    const heading = main.querySelector('h1');
    const rest = [...main.children].filter((child) => child !== heading);
    const button = document.createElement('button');
    button.setAttribute('aria-haspopup', 'dialog');
    button.textContent = heading.textContent;
    button.addEventListener('click', () => {
      const dialog = document.createElement('div');
      dialog.setAttribute('role', 'dialog');
      dialog.setAttribute('aria-modal', 'true');
      dialog.append(...rest);
      root.append(dialog);
    });
    heading.after(button);
    rest.forEach((child) => child.remove());
  },

  // The button is not there until the box is ticked.
  tick(main) {
    const box = main.querySelector('input[type=checkbox]');
    const button = main.querySelector('form button');
    const settle = () => { button.style.visibility = box.checked ? 'visible' : 'hidden'; };
    box.addEventListener('change', settle);
    settle();
  },

  // A wall that asks for consent covers the page until it is answered.
  consent(main, page) {
    if (localStorage.consent) return;
    const wall = document.createElement('div');
    wall.setAttribute('role', 'dialog');
    wall.style.cssText = 'position:fixed;inset:0;background:#000c';
    wall.innerHTML = `<div style="background:#fff;margin:20vh auto;width:30em;padding:2em">
      <p>${page.consent[0]}</p><button>${page.consent[1]}</button></div>`;
    wall.querySelector('button').addEventListener('click', () => {
      localStorage.consent = 'given';
      wall.remove();
    });
    document.body.append(wall);
  },
};

addEventListener(usesHash ? 'hashchange' : 'popstate', show);
show();
