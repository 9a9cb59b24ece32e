// The search of search.html. It loads the parts of the index that a query needs, as scripts, because a page
// opened from disk can load nothing else. Words lead to stretches of briefings; MiniSearch ranks the passages
// of the best ones. What is said stands in the data attributes of #search.
"use strict";
(() => {
  const MOST_STRETCHES = 10, MOST_RESULTS = 20, MOST_OF_STRETCH = 3, SNIPPET = 320, PAUSE = 200;
  const ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
  const WORDS = new RegExp(`[${ALONE}]|(?:(?![${ALONE}])[\\p{L}\\p{Nd}])+`, "gu");
  const PIECES = new RegExp(`([${ALONE}]|(?:(?![${ALONE}])[\\p{L}\\p{Nd}\\p{M}\\p{Cf}'’])+)`, "u");
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const place = document.getElementById("search"), labels = place.dataset;
  const say = (name, value) => labels[name].replace("{0}", () => value);

  const arrived = {}, loads = new Map();
  window.sitegenSearch = (name, data) => { arrived[name] = data; };
  const load = address => {
    if (!loads.has(address)) {
      loads.set(address, new Promise((done, failed) => {
        const script = make("script", { src: address, onload: done, onerror: failed });
        document.head.append(script);
      }));
      loads.get(address).catch(() => loads.delete(address));
    }
    return loads.get(address);
  };
  const part = async name => {
    await load(labels.index + name + ".js");
    return arrived[name];
  };
  const start = async () => {
    await Promise.all([part("index"), load(labels.library)]);
    return arrived.index;
  };

  // As SearchWords folds: both must read a word alike.
  const fold = text => text.normalize("NFKC").toLowerCase()
    .replace(/['’](?=[\u0400-\u04ff])/g, "")
    .replace(/[^\0-\x7f]/g, c => arrived.index.letters[c] ?? c)
    .normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase();
  const wordsOf = text => fold(text).match(WORDS) ?? [];

  // The words of a query, each with its alternatives: the names of one thing stand for each other.
  const asked = (words, synonyms) => {
    const slots = [];
    for (let i = 0; i < words.length;) {
      const stands = name => name.every((word, j) => word === words[i + j]);
      const group = synonyms.find(names => names.some(stands)) ?? [[words[i]]];
      const own = group.find(stands);
      const isLast = i + own.length === words.length;
      slots.push(group.map(name => name.map((word, j) => ({
        queries: [word],
        prefix: name === own && isLast && j === own.length - 1 && word.length > 1,
        fuzzy: name === own && (word.length > 7 ? 2 : word.length > 3 ? 1 : false),
      }))));
      i += own.length;
    }
    return slots;
  };

  const vocabularies = new Map();
  const vocabulary = async number => {
    if (!vocabularies.has(number)) {
      const listed = (await part("words-" + number)).split(" "), places = new Map();
      const words = new MiniSearch({ idField: "word", fields: ["word"], tokenize: text => [text], processTerm: term => term });
      for (let i = 0; i < listed.length; i += 2) {
        places.set(listed[i], listed[i + 1]);
        words.add({ word: listed[i] });
      }
      vocabularies.set(number, { words, places });
    }
    return vocabularies.get(number);
  };

  // A number has digits of five bits, the least first; it holds the step to the next stretch, and how often.
  const decode = code => {
    const found = [];
    for (let i = 0, stretch = -1; i < code.length;) {
      let number = 0, digit = 32;
      for (let shift = 0; digit > 31; shift += 5) {
        digit = DIGITS.indexOf(code[i++]);
        number += (digit & 31) * 2 ** shift;
      }
      stretch += Math.floor(number / 4);
      found.push([stretch, number % 4 + 1]);
    }
    return found;
  };

  // The stretches that have a word or one like it, with a score; null if nearly all have it.
  const stretchesWith = async (term, index) => {
    const word = term.queries[0], scores = new Map();
    if (index.common.includes(word)) { term.fuzzy = false; return null; }
    const first = Math.max(0, index.words.findLastIndex(w => w <= word));
    const numbers = [first];
    if (term.prefix && index.words[first + 1]?.startsWith(word)) numbers.push(first + 1);
    if (index.words.length === 0) return scores;
    const shelves = await Promise.all(numbers.map(vocabulary));
    // A word that is there is meant: Iran is not Iraq.
    if (shelves[0].places.has(word)) term.fuzzy = false;
    for (const shelf of shelves) {
      for (const hit of shelf.words.search(word, term)) {
        const places = decode(shelf.places.get(hit.id));
        const weight = hit.score * Math.log(1 + index.size / places.length);
        for (const [stretch, times] of places) {
          scores.set(stretch, Math.max(scores.get(stretch) ?? 0, weight * (1 + Math.log(times))));
        }
      }
    }
    return scores;
  };

  const both = (a, b) => {
    if (!a || !b) return a ?? b;
    return new Map([...a].filter(([stretch]) => b.has(stretch)).map(([stretch, score]) => [stretch, score + b.get(stretch)]));
  };

  // Stretches that have a name for every slot; if there are none, for as many as possible.
  const candidates = async (slots, index) => {
    const sums = new Map();
    let needed = 0;
    for (const names of slots) {
      const found = await Promise.all(names.map(async name => (await Promise.all(name.map(term => stretchesWith(term, index)))).reduce(both)));
      if (found.includes(null)) continue;
      needed++;
      const best = new Map();
      for (const [stretch, score] of found.flatMap(scores => [...scores])) best.set(stretch, Math.max(best.get(stretch) ?? 0, score));
      for (const [stretch, score] of best) {
        const sum = sums.get(stretch) ?? { stretch, slots: 0, score: 0 };
        sums.set(stretch, { stretch, slots: sum.slots + 1, score: sum.score + score });
      }
    }
    if (needed === 0) return [...Array(index.size).keys()];
    const sorted = [...sums.values()].sort((a, b) => b.slots - a.slots || b.score - a.score || a.stretch - b.stretch);
    return sorted.filter(s => s.slots === sorted[0].slots).map(s => s.stretch);
  };

  const stretchAt = async (number, index) => {
    let shelf = 0;
    for (; number >= index.texts[shelf]; shelf++) number -= index.texts[shelf];
    return (await part("texts-" + shelf))[number];
  };

  const rank = async (numbers, slots, index) => {
    const passages = new MiniSearch({ fields: ["text"], storeFields: ["stretch", "anchor", "section", "text"], tokenize: wordsOf, processTerm: term => term });
    const stretches = await Promise.all(numbers.map(number => stretchAt(number, index)));
    passages.addAll(stretches.flatMap((stretch, s) => stretch[3].map(([anchor, section, text], p) => ({ id: s + " " + p, stretch, anchor, section, text }))));
    const query = combineWith => ({
      combineWith,
      queries: slots.map(names => ({ combineWith: "OR", queries: names.map(queries => ({ combineWith: "AND", queries })) })),
    });
    const all = passages.search(query("AND"));
    const counts = new Map();
    return (all.length ? all : passages.search(query("OR"))).filter(hit => {
      counts.set(hit.stretch, (counts.get(hit.stretch) ?? 0) + 1);
      return counts.get(hit.stretch) <= MOST_OF_STRETCH;
    }).slice(0, MOST_RESULTS);
  };

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const snippet = hit => {
    const pieces = hit.text.split(PIECES), isHit = i => i % 2 === 1 && wordsOf(pieces[i]).some(word => hit.terms.includes(word));
    const isLong = hit.text.length > SNIPPET, first = Math.max(0, pieces.findIndex((_, i) => isHit(i)));
    const nodes = [];
    let from = isLong ? Math.max(0, first - 20) : 0, length = 0, i = from;
    for (; i < pieces.length && (!isLong || length < SNIPPET || i <= first); i++) {
      nodes.push(isHit(i) ? make("mark", {}, pieces[i]) : pieces[i]);
      length += pieces[i].length;
    }
    if (from > 0) nodes.unshift(say("before", ""));
    if (i < pieces.length) nodes.push(say("after", ""));
    return make("p", { className: "words", dir: "auto" }, ...nodes);
  };

  const shown = (hit, index) => {
    const [address, words, flags] = hit.stretch;
    let title = words;
    if (flags & 2) title = say("before", title);
    if (flags & 4) title = say("after", title);
    if (flags & 1) title = say("quoted", title);
    const item = make("li", {}, make("a", { href: address + (hit.anchor && "#" + hit.anchor) }, make("bdi", {}, title)), snippet(hit));
    const section = index.sections.find(([id]) => id === hit.section);
    if (section) {
      const mark = make("span", { className: "mark", ariaHidden: "true" }, section[2]);
      item.append(make("p", { className: "notes" }, make("span", { className: "section-label section-" + section[0] }, mark, " ", section[1] ?? labels.general)));
    }
    return item;
  };

  const field = make("input", { type: "search", id: "query", autocomplete: "off", spellcheck: false });
  const state = make("p", { className: "state", role: "status" });
  const list = make("ol"), more = make("button", { type: "button", hidden: true }, labels.more);
  place.append(make("label", { htmlFor: "query" }, labels.field), field, state, list, more);

  let turn = 0;
  const search = async () => {
    const mine = ++turn, query = field.value.trim();
    location.replace("#" + (query && "q=" + encodeURIComponent(query)));
    try {
      const index = await start();
      index.size ??= index.texts.reduce((sum, count) => sum + count, 0);
      const slots = asked(wordsOf(query), index.synonyms);
      const numbers = slots.length ? await candidates(slots, index) : [];
      if (mine !== turn) return;
      let next = 0;
      const further = async () => {
        const hits = await rank(numbers.slice(next, next += MOST_STRETCHES), slots, index);
        if (mine !== turn) return;
        const items = hits.map(hit => shown(hit, index));
        if (next === MOST_STRETCHES) list.replaceChildren(...items); else list.append(...items);
        more.hidden = next >= numbers.length;
        state.textContent = list.childElementCount ? say("shown", list.childElementCount) : slots.length ? labels.none : "";
        return items[0];
      };
      more.onclick = async () => (await further())?.querySelector("a").focus();
      await further();
    } catch {
      if (mine === turn) state.textContent = labels.failed;
    }
  };

  let timer;
  const soon = pause => { clearTimeout(timer); timer = setTimeout(search, pause); };
  const follow = () => {
    if (!location.hash.startsWith("#q=")) return;
    const query = decodeURIComponent(location.hash.slice(3));
    if (query !== field.value.trim()) { field.value = query; soon(0); }
  };
  field.oninput = () => soon(PAUSE);
  field.onkeydown = event => { if (event.key === "Enter") soon(0); };
  field.onfocus = () => start().catch(() => {});
  window.onhashchange = follow;
  follow();
})();
