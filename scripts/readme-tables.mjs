/** The README of a tag: its generated part between two markers, everything else by hand. */

const begin = '<!-- generated from the doc comments by "npm run manifest" -->';
const end = '<!-- end of the generated part -->';

const cell = (text) => (text ?? '').replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
const code = (text) => (text ? `\`${text}\`` : '');
const typeOf = ({ type }) => code(type?.text);

const tables = [
  {
    title: 'Attributes',
    from: 'attributes',
    columns: { Attribute: ({ name }) => code(name), Type: typeOf, Default: (a) => code(a.default) },
  },
  { title: 'Slots', from: 'slots', columns: { Slot: ({ name }) => (name ? code(name) : '(default)') } },
  { title: 'Events', from: 'events', columns: { Event: ({ name }) => code(name), Type: typeOf } },
  { title: 'Parts', from: 'cssParts', columns: { Part: ({ name }) => code(name) } },
  { title: 'States', from: 'cssStates', columns: { State: ({ name }) => code(`:state(${name})`) } },
  {
    title: 'Custom properties',
    from: 'cssProperties',
    columns: { Property: ({ name }) => code(name), Type: (p) => code(p.type?.text ?? p.syntax), Default: (p) => code(p.default) },
  },
];

/** @param {object} declaration a tag of the manifest @param {string | undefined} current its README as it is */
export function readmeOf(declaration, current) {
  const body = [
    begin,
    '',
    declaration.description ?? '',
    '',
    ...tables.flatMap((table) => tableOf(table, declaration[table.from])),
    end,
  ].join('\n');
  if (!current) return `# \`<${declaration.tagName}>\`\n\n${body}\n`;
  const from = current.indexOf(begin);
  const to = current.indexOf(end);
  if (from < 0 || to < 0) throw new Error(`The README of <${declaration.tagName}> has lost its markers.`);
  return current.slice(0, from) + body + current.slice(to + end.length);
}

function tableOf({ title, columns }, rows = []) {
  if (rows.length === 0) return [];
  const heads = [...Object.keys(columns), 'What it is'];
  return [
    `## ${title}`,
    '',
    `| ${heads.join(' | ')} |`,
    `| ${heads.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${[...Object.values(columns).map((column) => cell(column(row))), cell(row.description)].join(' | ')} |`),
    '',
  ];
}
