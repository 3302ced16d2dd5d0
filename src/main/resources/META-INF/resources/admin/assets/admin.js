// Makes the pages live. All of them can be read, and all actions work, without it.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');

  // --- light or dark -----------------------------------------------------------------------
  const THEME = 'slipway-theme';
  const kept = localStorage.getItem(THEME);
  if (kept === 'light' || kept === 'dark') root.dataset.theme = kept;

  function isDark() {
    return root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function switchTheme() {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    localStorage.setItem(THEME, root.dataset.theme);
    drawLoss();
  }

  // --- times, ids ---------------------------------------------------------------------------
  function span(seconds) {
    if (seconds < 60) return `${Math.floor(seconds)} s`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
    const hours = Math.floor(seconds / 3600);
    return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
  }

  function freshenTimes() {
    for (const time of document.querySelectorAll('time[data-relative]')) {
      const ago = (Date.now() - Date.parse(time.dateTime)) / 1000;
      time.textContent = ago < 0 ? `in ${span(-ago)}` : `${span(ago)} ago`;
    }
  }

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.classList.add('done');
      say('Copied');
      setTimeout(() => button.classList.remove('done'), 1500);
    } catch {
      say('The browser does not allow copying here');
    }
  }

  function say(text) {
    document.getElementById('announce').textContent = text;
  }

  // --- the loss curve -----------------------------------------------------------------------
  let chart = null;

  function colourOf(id) {
    return getComputedStyle(document.getElementById(id) ?? document.body).color;
  }

  function drawLoss() {
    const canvas = document.getElementById('loss-curve');
    if (chart) chart.destroy();
    chart = null;
    if (!canvas || typeof Chart === 'undefined') return;
    const points = JSON.parse(canvas.dataset.points);
    const line = (field) => points.filter((p) => p[field] != null).map((p) => ({ x: p.step, y: p[field] }));
    const text = getComputedStyle(document.body).color;
    const faint = isDark() ? 'rgba(255,255,255,.12)' : 'rgba(0,0,0,.1)';
    const axis = (title) => ({
      type: 'linear',
      title: { display: true, text: title, color: text },
      ticks: { color: text, maxTicksLimit: 8 },
      grid: { color: faint },
    });
    chart = new Chart(canvas, {
      type: 'line',
      data: {
        datasets: [
          { label: 'Training', data: line('train'), borderColor: colourOf('colour-train'), borderWidth: 2, pointRadius: 0, pointHitRadius: 8 },
          { label: 'Validation', data: line('eval'), borderColor: colourOf('colour-eval'), borderWidth: 2, borderDash: [6, 4], pointRadius: 3.5, backgroundColor: colourOf('colour-eval') },
        ].filter((set) => set.data.length > 0),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        scales: { x: axis('Step'), y: axis('Loss') },
        plugins: { legend: { display: false } },
      },
    });
  }

  // --- live ---------------------------------------------------------------------------------
  const COALESCE = 500;
  const POLL = 15000;
  let source = null;
  let lastId = null;
  let soon = null;
  let polling = null;
  let missed = false;

  function state(name, word) {
    const place = document.getElementById('link-state');
    place.dataset.state = name;
    place.querySelector('[data-word]').textContent = word;
  }

  function region() {
    return document.getElementById('live');
  }

  // A form that somebody fills in must not vanish under his hands.
  function isInUse(part) {
    const here = document.activeElement;
    return part.querySelector('details.confirm[open]') !== null
      || (part.contains(here) && here.matches('input, textarea, select'));
  }

  function refresh() {
    soon = null;
    const part = region();
    if (!part) return;
    missed = isInUse(part);
    if (missed) {
      state('waiting', 'Updates wait');
      return;
    }
    htmx.ajax('GET', location.pathname + location.search, {
      source: part, target: part, select: '#live', swap: 'outerHTML',
      headers: { 'X-Slipway-Refresh': '1' },
    });
  }

  function refreshSoon() {
    soon ??= setTimeout(refresh, COALESCE);
  }

  function changed(event) {
    lastId = event.lastEventId || lastId;
    const what = JSON.parse(event.data);
    const kinds = (region()?.dataset.live ?? '').split(' ');
    if (!kinds.includes(what.kind)) return;
    if (what.kind === 'model') say(`${what.name} is ${what.to}`);
    refreshSoon();
  }

  function listen() {
    source?.close();
    const query = lastId ? `?after=${encodeURIComponent(lastId)}` : '';
    source = new EventSource(`/admin/events/stream${query}`);
    source.addEventListener('changed', changed);
    source.onopen = () => {
      state('live', 'Live');
      clearInterval(polling);
      polling = null;
    };
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) {
        state('reconnecting', 'Reconnecting');
      } else if (!polling) {
        state('polling', 'Polling');
        polling = setInterval(() => { refresh(); listen(); }, POLL);
      }
    };
  }

  // A browser opens six connections to a host; hidden tabs must not use them up.
  function onVisibility() {
    if (document.hidden) {
      source?.close();
    } else {
      listen();
      refreshSoon();
    }
  }

  // --- what swaps must keep -----------------------------------------------------------------
  let opened = [];
  let focused = null;

  // Somebody who goes by keyboard stays where he is, although the elements are new ones.
  function placeOf(element) {
    if (!element || !region()?.contains(element)) return null;
    const form = element.closest('form[action]');
    const details = element.closest('details[id]');
    if (element.id) return `#${CSS.escape(element.id)}`;
    if (element.dataset.copy) return `[data-copy="${CSS.escape(element.dataset.copy)}"]`;
    if (element.matches('a[href]')) return `a[href="${CSS.escape(element.getAttribute('href'))}"]`;
    if (element.matches('summary') && details) return `#${CSS.escape(details.id)} > summary`;
    if (element.matches('button') && form) return `form[action="${CSS.escape(form.getAttribute('action'))}"] button`;
    return null;
  }

  function beforeSwap() {
    focused = placeOf(document.activeElement);
    opened = [...document.querySelectorAll('details[id][open]')].map((details) => details.id);
  }

  function afterSwap() {
    for (const id of opened) {
      const details = document.getElementById(id);
      if (details && !details.classList.contains('confirm')) details.open = true;
    }
    if (focused && document.activeElement === document.body) region()?.querySelector(focused)?.focus();
    freshenTimes();
    drawLoss();
  }

  // --- keys ---------------------------------------------------------------------------------
  let leader = false;

  function onKey(event) {
    if (event.target.matches('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/' && document.getElementById('q')) {
      event.preventDefault();
      document.getElementById('q').focus();
    } else if (leader && event.key === 'b') {
      location.assign('/admin');
    } else if (leader && event.key === 'f') {
      location.assign('/admin/fine-tunes');
    } else if (leader && event.key === 'c') {
      location.assign('/admin/costs');
    } else if (leader && event.key === 'w') {
      location.assign('/admin/webhooks');
    }
    leader = event.key === 'g';
  }

  function closeConfirms(event) {
    for (const open of document.querySelectorAll('details.confirm[open]')) {
      if (!open.contains(event.target)) open.open = false;
    }
  }

  document.addEventListener('DOMContentLoaded', () => {
    document.getElementById('theme')?.addEventListener('click', switchTheme);
    document.addEventListener('click', (event) => {
      const button = event.target.closest('[data-copy]');
      if (button) copy(button);
      closeConfirms(event);
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') closeConfirms({ target: null });
      else onKey(event);
    });
    document.addEventListener('toggle', () => { if (missed && !isInUse(region())) { state('live', 'Live'); refreshSoon(); } }, true);
    document.body.addEventListener('htmx:beforeSwap', beforeSwap);
    document.body.addEventListener('htmx:afterSwap', afterSwap);
    document.body.addEventListener('htmx:responseError', (event) => {
      if (event.detail.xhr.status === 401) location.reload();
    });
    drawLoss();
    if (document.body.dataset.cursor) {
      setInterval(freshenTimes, 10000);
      lastId = document.body.dataset.cursor;
      listen();
      // For what changes without an event, such as deliveries.
      const every = Number(region()?.dataset.poll ?? 0) * 1000;
      if (every > 0) setInterval(() => { if (!document.hidden) refresh(); }, every);
      document.addEventListener('visibilitychange', onVisibility);
    }
  });
})();
