"use strict";
(function () {
  const data = JSON.parse(document.getElementById("lb-data").textContent);
  const controls = document.getElementById("lb-controls");
  if (!controls || !data.frames.length) return;
  const MONTHS = ("January February March April May June July August September October " +
    "November December").split(" ");
  const WORDS = ["open", "contested", "unknown", "closed", "absent"];
  const EPOCH = 719163; /* the day number of 1 January 1970 */
  const find = (id) => document.getElementById(id);
  const slider = find("lb-day"), readout = find("lb-readout"), cursor = find("lb-cursor");
  const first = data.frames[0][0], last = data.frames[data.frames.length - 1][1];

  const dateOf = (day) => new Date((day - EPOCH) * 864e5);
  const prose = (day) => {
    const d = dateOf(day);
    return d.getUTCDate() + " " + MONTHS[d.getUTCMonth()] + " " + d.getUTCFullYear();
  };

  /* Undo the packing: each frame holds what changed since the one before. */
  function unpack(column, wide) {
    let now = [];
    return data.frames.map((frame) => {
      const said = frame[column];
      if (typeof said === "string") {
        now = [];
        for (let k = 0; k < said.length; k += wide) now.push(said.slice(k, k + wide));
      } else {
        now = now.slice();
        for (let k = 0; k < said.length; k += 2) now[said[k]] = said[k + 1];
      }
      return now;
    });
  }
  const number = (letters) => {
    let n = 0;
    for (const c of letters) n = n * data.alphabet.length + data.alphabet.indexOf(c);
    return n;
  };
  const places = unpack(3, data.wide), halves = unpack(4, 1);
  const borders = Array.from(document.querySelectorAll("#lb-map .b")).map((line) => {
    const ends = line.id.slice(4).split("-").map(Number);
    return [line, ends[0], ends[1]];
  });
  const OWN = new Set(data.looks);

  function dress(element, look) {
    if (!element) return;
    for (const name of Array.from(element.classList)) {
      if (OWN.has(name)) element.classList.remove(name);
    }
    element.classList.add(look);
  }
  function show(id, on) {
    const element = find(id);
    if (element) element.classList.toggle("off", !on);
  }

  function drawPlaces(at) {
    places[at].forEach((letters, i) => {
      const look = number(letters);
      dress(find("lb-c" + i), data.looks[look]);
      dress(find("lb-m" + i), data.looks[look]);
      const text = find("lb-t" + i);
      dress(text, data.looks[look]);
      if (text) text.textContent = data.letters[look];
    });
    for (const [line, i, j] of borders) {
      line.classList.toggle("off", places[at][i] === places[at][j]);
    }
  }
  function drawLinks(at) {
    const frame = data.frames[at];
    const route = new Set(data.routes[frame[5]]), gap = new Set(data.gaps[frame[6]]);
    halves[at].forEach((letter, k) => {
      const code = number(letter), way = Math.floor(code / 25);
      const ends = [WORDS[Math.floor((code % 25) / 5)], WORDS[code % 5]];
      ["a", "b"].forEach((end, which) => {
        const half = find("lb-h" + k + end), word = ends[which];
        if (half) {
          half.classList.remove(...WORDS);
          half.classList.add(word);
        }
        show("lb-x" + k + end, gap.has(k) && word !== "open" && word !== "absent");
      });
      show("lb-q" + k, route.has(k));
      show("lb-r" + k, route.has(k));
      const arrow = find("lb-w" + k);
      if (arrow) {
        arrow.classList.toggle("off", way === 0);
        arrow.setAttribute("transform", way === 2 ? "rotate(180)" : "");
      }
    });
  }
  function drawFronts(at) {
    const marks = data.fronts[data.frames[at][7]];
    show("lb-fronts", Boolean(marks));
    if (!marks) return;
    const [x1, y1, x2, y2, turn, mx, my, words] = marks;
    find("lb-straight").setAttribute("d", `M${x1},${y1}L${x2},${y2}`);
    find("lb-from").setAttribute("transform", `translate(${x1},${y1}) rotate(${turn})`);
    find("lb-to").setAttribute("transform", `translate(${x2},${y2}) rotate(${turn + 180})`);
    const text = find("lb-km");
    text.setAttribute("x", mx);
    text.setAttribute("y", my);
    text.textContent = words;
  }
  function moveCursor(day) {
    if (!cursor) return;
    const span = cursor.dataset, from = Number(span.first), to = Number(span.last);
    const share = (day + 0.5 - from) / (to - from + 1);
    const left = Number(span.left), right = Number(span.right);
    cursor.classList.toggle("off", share < 0 || share > 1);
    cursor.setAttribute("transform", `translate(${left + share * (right - left)},0)`);
  }
  function frameOf(day) {
    let low = 0, high = data.frames.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (data.frames[middle][0] <= day) low = middle; else high = middle - 1;
    }
    return low;
  }

  let shown = -1;
  function showDay(day) {
    day = Math.min(Math.max(day, first), last);
    const at = frameOf(day), frame = data.frames[at];
    const status = data.statuses[frame[2]];
    const said = `${prose(day)}: ${status}. ${data.words[frame[8]]}`.trim();
    slider.value = String(day);
    slider.setAttribute("aria-valuetext", said);
    readout.textContent = said;
    moveCursor(day);
    find("lb-earlier").disabled = at === 0;
    find("lb-later").disabled = at === data.frames.length - 1;
    show("lb-strikes", at === data.asked);
    if (at === shown) return;
    shown = at;
    drawPlaces(at);
    drawLinks(at);
    drawFronts(at);
  }
  const step = (by) => {
    const at = Math.min(Math.max(shown + by, 0), data.frames.length - 1);
    showDay(data.frames[at][0]);
  };
  function fromAddress() {
    const match = /^#day=(\d{4}-\d{2}-\d{2})$/.exec(location.hash);
    return match ? Date.parse(match[1] + "T00:00Z") / 864e5 + EPOCH : null;
  }

  slider.min = String(first);
  slider.max = String(last);
  slider.addEventListener("input", () => showDay(Number(slider.value)));
  find("lb-earlier").addEventListener("click", () => step(-1));
  find("lb-later").addEventListener("click", () => step(1));
  find("lb-asked").addEventListener("click", () => showDay(Number(slider.dataset.asked)));
  window.addEventListener("hashchange", () => {
    const day = fromAddress();
    if (day) showDay(day);
  });
  controls.hidden = false;
  showDay(fromAddress() || Number(slider.dataset.asked));
})();
