// Tells the parts of a page that new revisions have come. The stream says only that; what is shown is
// asked for again with the filters of the page. A lost connection comes back by itself, and the
// browser then asks for what came after the last event it saw.
(() => {
  const rows = document.getElementById('rows');
  const sign = document.getElementById('live');
  if (!rows || !window.EventSource) return;
  let waiting = 0;
  const say = (text, state) => {
    if (!sign) return;
    sign.textContent = text;
    sign.dataset.state = state;
  };
  // Many revisions at once are one look at the list.
  const look = () => {
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = 0;
      document.body.dispatchEvent(new Event('revision'));
    }, 400);
  };
  const stream = new EventSource('/api/v1/stream');
  stream.addEventListener('open', () => say('Live', 'on'));
  stream.addEventListener('error', () => say('Reconnecting…', 'off'));
  stream.addEventListener('revision', look);
  addEventListener('pagehide', () => stream.close());
})();
