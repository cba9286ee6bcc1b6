/** The floor: what somebody would write by hand for this one page, against the same stream of rows. */
const list = document.querySelector('ul');
const seen = new Map();

function row(item) {
  const element = document.createElement('li');
  const title = document.createElement('p');
  title.className = 'name';
  title.textContent = item.title;
  const second = document.createElement('p');
  second.textContent = `${item.body.name} · ${item.number ?? ''}`;
  const state = document.createElement('p');
  state.textContent = `${item.state === 'open' ? 'En marxa' : 'Acabat'} · ${new Date(item.lastChangeAt ?? item.startedAt).toLocaleDateString('ca')}`;
  element.append(title, second, state);
  return element;
}

function take(line) {
  if (line.kind !== 'source') return;
  for (const item of line.items) seen.set(item.id, item);
  const newest = [...seen.values()].sort((a, b) => String(b.lastChangeAt).localeCompare(String(a.lastChangeAt)));
  list.replaceChildren(...newest.slice(0, 30).map(row));
}

const reader = (await fetch(list.dataset.rows)).body.pipeThrough(new TextDecoderStream()).getReader();
let rest = '';
for (;;) {
  const { done, value } = await reader.read();
  if (done) break;
  const lines = (rest + value).split('\n');
  rest = lines.pop();
  for (const line of lines) if (line) take(JSON.parse(line));
}
