// The search of search.html: words lead to stretches of briefings, and MiniSearch ranks the passages of the best.
// The parts of the index are scripts, since a page opened from disk can load nothing else.
"use strict";
(() => {
  const STRETCHES = 10, RESULTS = 20, OF_STRETCH = 3, SNIPPET = 320, PAUSE = 200, SLOT = 1e6;
  const ALONE = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;
  const PIECE = new RegExp(`(${ALONE.source}|[\\p{L}\\p{Nd}\\p{M}\\p{Cf}'’]+)`, "u");
  const place = document.getElementById("search"), labels = place.dataset;
  const say = (label, value) => labels[label].replace("{0}", () => value);
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const once = run => {
    const kept = {};
    return key => kept[key] ??= run(key);
  };

  let index;
  const parts = {};
  window.sitegenSearch = (name, data) => { parts[name] = data; };
  const load = once(src => new Promise((onload, onerror) => document.head.append(make("script", { src, onload, onerror }))));
  const part = async name => {
    await load(labels.index + name + ".js");
    return parts[name];
  };

  // As SearchWords: both must read a word alike.
  const fold = text => text.normalize("NFKC").toLowerCase().replace(/['’](?=[\u0400-\u04ff])/g, "")
    .replace(/[^\0-\x7f]/g, c => index.letters[c] ?? c).normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
  const wordsOf = text => fold(text).replace(ALONE, " $& ").match(/[\p{L}\p{Nd}]+/gu) ?? [];

  // The query as slots: names of one thing, each a list of words.
  const slotsOf = words => {
    const slots = [];
    for (let i = 0; i < words.length;) {
      const stands = name => name.every((word, j) => word === words[i + j]);
      const names = index.synonyms.find(group => group.some(stands)) ?? [[words[i]]], own = names.find(stands);
      i += own.length;
      slots.push(names.map(name => name.map((word, j) => ({
        queries: [word],
        prefix: name === own && i === words.length && j === own.length - 1 && word.length > 1,
        fuzzy: name === own && (word.length > 7 ? 2 : word.length > 3 ? 1 : false),
      }))));
    }
    return slots;
  };

  const miniSearch = tokenize => new MiniSearch({ fields: ["text"], storeFields: ["code"], tokenize });
  const vocabulary = once(async number => {
    const listed = (await part("words-" + number)).split(" "), words = miniSearch(text => [text]);
    for (let i = 0; i < listed.length; i += 2) words.add({ id: listed[i], text: listed[i], code: listed[i + 1] });
    return words;
  });

  // As SearchIndex writes it: the step to the next stretch, and how often.
  const decode = code => {
    const found = [];
    let stretch = -1, number = 0;
    for (const digit of code) {
      number = number * 26 + digit.toLowerCase().charCodeAt() - 97;
      if (digit > "Z") continue;
      stretch += number >> 2;
      found.push([stretch, number % 4 + 1]);
      number = 0;
    }
    return found;
  };
  const score = async (term, scores) => {
    const [word] = term.queries, own = Math.max(0, index.words.findLastIndex(w => w <= word));
    const shelves = await Promise.all([own, own + 1]
      .filter(i => i === own || (term.prefix && index.words[i]?.startsWith(word))).map(vocabulary));
    // A word that is there is meant: Iran is not Iraq.
    if (shelves[0]?.has(word)) term.fuzzy = false;
    for (const { code, score } of shelves.flatMap(words => words.search(word, term))) {
      const found = decode(code), weight = score * Math.log(1 + index.stretches / found.length);
      for (const [stretch, times] of found) scores.set(stretch, Math.max(scores.get(stretch) ?? 0, weight * (1 + Math.log(times))));
    }
  };

  // The stretches with words of most slots, the best first.
  const candidates = async slots => {
    const sums = new Map();
    for (const slot of slots) {
      const scores = new Map();
      for (const term of slot.flat()) await score(term, scores);
      for (const [stretch, score] of scores) sums.set(stretch, (sums.get(stretch) ?? 0) + SLOT + score);
    }
    const sorted = [...sums].sort(([a, x], [b, y]) => y - x || a - b), most = sorted[0]?.[1];
    return sorted.filter(([, sum]) => sum > most - most % SLOT).map(([stretch]) => stretch);
  };
  const stretchAt = async number => {
    let shelf = 0;
    for (; number >= index.texts[shelf]; shelf++) number -= index.texts[shelf];
    return (await part("texts-" + shelf))[number];
  };
  const rank = async (stretches, slots) => {
    const passages = miniSearch(wordsOf), counts = new Map();
    passages.addAll(stretches.flatMap(stretch => stretch[3].map(passage => ({ id: { stretch, passage }, text: passage[2] }))));
    const queries = slots.map(names => ({ combineWith: "OR", queries: names.map(queries => ({ combineWith: "AND", queries })) }));
    const find = combineWith => passages.search({ combineWith, queries });
    const all = find("AND");
    return (all.length ? all : find("OR")).filter(({ id: { stretch } }) => {
      counts.set(stretch, (counts.get(stretch) ?? 0) + 1);
      return counts.get(stretch) <= Math.max(OF_STRETCH, RESULTS / stretches.length);
    }).slice(0, RESULTS);
  };

  const snippet = (text, terms) => {
    const pieces = text.split(PIECE), isHit = piece => wordsOf(piece).some(word => terms.includes(word));
    const first = pieces.findIndex(isHit), from = text.length > SNIPPET ? Math.max(0, first - 20) : 0;
    let to = from;
    for (let length = 0; to < pieces.length && (length < SNIPPET || to <= first); to++) length += pieces[to].length;
    return [
      from > 0 ? say("before", "") : "",
      ...pieces.slice(from, to).map(piece => isHit(piece) ? make("mark", {}, piece) : piece),
      to < pieces.length ? say("after", "") : "",
    ];
  };
  const shown = ({ id: { stretch: [address, words, signs], passage: [anchor, id, text] }, terms }) => {
    const title = ["before", "after", "quoted"].reduce((title, sign, i) => signs >> i & 1 ? say(sign, title) : title, words);
    const section = index.sections.find(s => s[0] === id);
    return make("li", {},
      make("a", { href: address + anchor }, make("bdi", {}, title)),
      make("p", { className: "words", dir: "auto" }, ...snippet(text, terms)),
      section ? make("p", { className: "section-label section-" + id }, make("span", { ariaHidden: "true" }, section[2]), " ", section[1] ?? labels.general) : "");
  };

  const field = make("input", { type: "search", id: "query", autocomplete: "off" });
  const state = make("p", { className: "state", role: "status" });
  const list = make("ol"), more = make("button", { hidden: true }, labels.more);
  place.append(make("label", { htmlFor: "query" }, labels.field), field, state, list, more);

  let turn = 0, timer;
  const search = async () => {
    const mine = ++turn, query = field.value.trim();
    location.replace("#" + (query && "q=" + encodeURIComponent(query)));
    try {
      [index] = await Promise.all([part("index"), load(labels.library)]);
      const slots = slotsOf(wordsOf(query)), numbers = await candidates(slots);
      const further = async kept => {
        const stretches = await Promise.all(numbers.splice(0, STRETCHES).map(stretchAt));
        const items = (await rank(stretches, slots)).map(shown);
        if (mine !== turn) return;
        list.replaceChildren(...kept, ...items);
        more.hidden = !numbers.length;
        state.textContent = list.firstChild ? say("shown", list.children.length) : query && labels.none;
        return items[0];
      };
      more.onclick = async () => (await further(list.children))?.firstChild.focus();
      await further([]);
    } catch {
      if (mine === turn) state.textContent = labels.failed;
    }
  };
  const follow = () => {
    const query = new URLSearchParams(location.hash.slice(1)).get("q");
    if (query && query !== field.value.trim()) { field.value = query; search(); }
  };
  field.oninput = () => { clearTimeout(timer); timer = setTimeout(search, PAUSE); };
  window.onhashchange = follow;
  follow();
})();
