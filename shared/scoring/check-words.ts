/**
 * Words a data file uses in a column where rules ask for words: those outside a closed list the scheme states (`words`), and those no rule asks for and that
 * look like one a rule does ask for. Such a row would fall out of every sum without a sign. Reads scheme and rows only; evaluates nothing.
 */
import { finding } from './check-ladders';
import type { FactTable, Facts } from './facts';
import type { Finding } from './memo';
import type { Scheme } from './scheme-schema';

type Column = { readonly table: FactTable; readonly name: string };
/** A column of the data the rules read, the words they ask for in it, and the unit an amount in it is taken in. */
export type AskedColumn = Column & { readonly words: Set<string>; unit?: string };
type Asked = Map<string, AskedColumn>;
type Node = Readonly<Record<string, unknown>>;

const TABLE_OF: Readonly<Record<string, FactTable>> = {
  unit: 'units',
  person: 'persons',
  post: 'posts',
  project: 'projects',
  matter: 'matters',
  projects: 'projects',
  allProjects: 'projects',
  guaranteedProjects: 'projects',
  members: 'persons',
  posts: 'posts',
  matters: 'matters',
  allMatters: 'matters',
  childUnits: 'units',
  ownUnits: 'units',
  guaranteedUnits: 'units',
};

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((own) => typeof own === 'string') : []);

const keyOf = ({ table, name }: Column): string => `${table} ${name}`;

/** The column a path reads, seen from rows of `table`. */
function columnOf(path: unknown, table: FactTable | null): Column | null {
  if (typeof path !== 'string') return null;
  const dot = path.indexOf('.');
  const [prefix, name] = [dot < 0 ? 'row' : path.slice(0, dot), path.slice(dot + 1)];
  const from = prefix === 'row' || prefix === 'subject' ? table : (TABLE_OF[prefix] ?? null);
  return from === null ? null : { table: from, name };
}

/** Gathers the words a tree asks for, by column. Loops move to other rows, so they change the table. */
function gather(tree: unknown, table: FactTable | null, into: Asked): void {
  if (Array.isArray(tree)) return tree.forEach((own) => gather(own, table, into));
  if (typeof tree !== 'object' || tree === null) return;
  const node = tree as Node;
  const put = (column: Column | null, words: readonly string[], unit?: unknown): void => {
    if (column === null) return;
    const known: AskedColumn = into.get(keyOf(column)) ?? { ...column, words: new Set() };
    words.forEach((word) => known.words.add(word));
    if (typeof unit === 'string') known.unit ??= unit;
    into.set(keyOf(column), known);
  };
  const words =
    node['op'] === 'lookup' && Array.isArray(node['rows']) ? node['rows'].flatMap((row: Node) => listOf(row['is'])) : listOf(node['in']);
  if (typeof node['op'] === 'string') put(columnOf(node['path'], table), words, node['in']);
  // Rows are told apart or put together by a column; the `by` of a schedule or an extension is none.
  for (const key of ['distinctBy', ...('blank' in node ? ['by'] : [])]) if (key in node) put(columnOf(node[key], table), []);
  if (typeof node['stage'] === 'string' && (node['op'] === 'stage' || node['op'] === 'reached' || node['op'] === undefined))
    put({ table: 'stages', name: 'stage' }, [node['stage']]);
  const each = node['each'];
  const inside = typeof each === 'string' ? (TABLE_OF[each] ?? table) : table;
  for (const own of Object.values(node)) gather(own, inside, into);
}

/** Every column the rules of a scheme read, with the words they ask for in it. */
export function askedColumns(scheme: Scheme): Asked {
  const into: Asked = new Map();
  for (const measure of scheme.measures) {
    gather(measure, measure.is === 'rows' ? measure.source : null, into);
    if (measure.is !== 'rows') continue;
    // Whose a row is and of which day it is stands in columns too.
    for (const path of [measure.ownedBy, measure.ownedByPerson, measure.date]) gather({ op: 'field', path }, measure.source, into);
  }
  for (const section of ['eligibility', 'targets', 'items', 'overrides', 'ranks', 'deadlines', 'ladders'] as const)
    for (const part of scheme[section]) gather(part, TABLE_OF[part.subject] ?? null, into);
  for (const payout of scheme.payouts) gather(payout, TABLE_OF[payout.payee] ?? null, into);
  return into;
}

/** One word is the other with something added, or differs in one letter of three or more. */
function isNear(one: string, other: string): boolean {
  if (one.includes(other) || other.includes(one)) return true;
  if (one.length !== other.length || one.length < 3) return false;
  return [...one].filter((letter, i) => letter !== other[i]).length === 1;
}

type Used = { readonly at: string; rows: number };

/** The words in a column of the data, each with its first place. */
function usedWords(facts: Facts, { table, name }: Column): Map<string, Used> {
  const used = new Map<string, Used>();
  facts[table].forEach((row, at) => {
    const own = (row as unknown as Node)[name];
    const [value, place] = own === undefined ? [row.fields?.[name], `fields.${name}`] : [own, name];
    for (const word of Array.isArray(value) ? value : [value]) {
      if (typeof word !== 'string' || word === '') continue;
      const known = used.get(word);
      if (known === undefined) used.set(word, { at: `facts.${table}[${at}].${place}`, rows: 1 });
      else known.rows += 1;
    }
  });
  return used;
}

const count = (rows: number): string => `这样的记录有${rows}条`;

/** The words of the data no rule asks for, by column; columns with a stated list are left to it. */
function strangeWords(scheme: Scheme, facts: Facts): { column: AskedColumn; asked: string[]; strange: [string, Used][] }[] {
  const closed = new Set((scheme.words ?? []).map(({ table, field }) => keyOf({ table, name: field })));
  return [...askedColumns(scheme).values()]
    .filter((column) => !closed.has(keyOf(column)) && column.words.size > 0)
    .map((column) => ({
      column,
      asked: [...column.words],
      strange: [...usedWords(facts, column)].filter(([word]) => !column.words.has(word)),
    }));
}

/** A further column (`fields`) no rule reads, in a row that leaves one empty that is nearly called the same. */
function strayColumns(scheme: Scheme, facts: Facts): Finding[] {
  const asked = [...askedColumns(scheme).values()];
  const found = new Map<string, Finding>();
  for (const { table, name } of asked)
    facts[table].forEach((row, i) => {
      const { fields } = row;
      if (fields === undefined || Object.hasOwn(fields, name) || Object.hasOwn(row, name)) return;
      const like = Object.keys(fields).find(
        (own) => isNear(own.toLowerCase(), name.toLowerCase()) && !asked.some((other) => other.table === table && other.name === own),
      );
      const key = `${table} ${like} ${name}`;
      if (like === undefined || found.has(key)) return;
      const text = `没有规则用到“${like}”这一栏，规则里取的是“${name}”，这条记录没有填；是不是栏名写错了`;
      found.set(key, finding('warning', 'near-column', `facts.${table}[${i}].fields.${like}`, text));
    });
  return [...found.values()];
}

const WHAT: Partial<Readonly<Record<FactTable, string>>> = {
  units: '单位',
  persons: '人员',
  posts: '任职',
  projects: '项目',
  stages: '环节',
  money: '资金',
  activities: '活动',
  figures: '数据',
  matters: '督办事项',
};

/** A column asked of rows that never have it while rows of another table do: 职级 of a person, which is a column of the post. */
function elsewhere(scheme: Scheme, facts: Facts): Finding[] {
  return [...askedColumns(scheme).values()].flatMap((column) => {
    const { table, name, words } = column;
    if (words.size === 0 || facts[table].length === 0 || usedWords(facts, column).size > 0) return [];
    const other = (Object.keys(WHAT) as FactTable[]).find((own) =>
      [...usedWords(facts, { table: own, name }).keys()].some((word) => words.has(word)),
    );
    if (other === undefined) return [];
    const text = `规则向${WHAT[table] ?? table}要“${name}”，没有一条填写；填写它的是${WHAT[other] ?? other}，应向${WHAT[other] ?? other}要`;
    return [finding('warning', 'other-table', `facts.${table}`, text)];
  });
}

/** Words of the data that stand outside a stated list, or that no rule asks for though they are nearly one it does ask for. */
export function checkWords(scheme: Scheme, facts: Facts): Finding[] {
  const outside = (scheme.words ?? []).flatMap(({ table, field, values }) =>
    [...usedWords(facts, { table, name: field })]
      .filter(([word]) => !values.includes(word))
      .map(([word, { at, rows }]) =>
        finding('warning', 'no-such-word', at, `“${word}”不在办法列出的写法里（${values.join('、')}）；${count(rows)}`),
      ),
  );
  const near = strangeWords(scheme, facts).flatMap(({ asked, strange }) =>
    strange.flatMap(([word, { at, rows }]) => {
      const like = asked.find((own) => isNear(own, word));
      return like === undefined
        ? []
        : [finding('warning', 'near-word', at, `没有规则用到“${word}”，规则里写的是“${like}”；两处是不是应当一样；${count(rows)}`)];
    }),
  );
  return [...outside, ...near, ...strayColumns(scheme, facts), ...elsewhere(scheme, facts)];
}

/** The words the records hold in the column of each stated list, the most frequent first; for a clerk who takes them all and strikes what does not count. */
export function heldWords(scheme: Scheme, facts: Facts): string[][] {
  return (scheme.words ?? []).map(({ table, field }) => mostUsed(facts, { table, name: field }).map(([word]) => word));
}

const mostUsed = (facts: Facts, column: Column): [string, Used][] =>
  [...usedWords(facts, column)].toSorted((a, b) => b[1].rows - a[1].rows);

/**
 * What the records say of each stated list, at the list: words outside it with their number, then everything found in the column. For whoever writes the list;
 * `checkWords` says it of the rows.
 */
export function listedWords(scheme: Scheme, facts: Facts): Finding[] {
  return (scheme.words ?? []).flatMap(({ table, field, values }, i) => {
    const used = mostUsed(facts, { table, name: field });
    const told = (own: typeof used): string =>
      own
        .slice(0, 8)
        .map(([word, { rows }]) => `“${word}”${rows}条`)
        .join('、') + (own.length > 8 ? `等${own.length}种` : '');
    const outside = used.filter(([word]) => !values.includes(word));
    const stray =
      outside.length === 0 ? [] : [finding('warning', 'no-such-word', `words[${i}]`, `清单里没有、记录里有的：${told(outside)}`)];
    return [
      ...stray,
      finding('note', 'words-used', `words[${i}]`, used.length === 0 ? '记录里这一栏都还空着' : `记录里这一栏现在有：${told(used)}`),
    ];
  });
}

/** The other words no rule asks for, one note per column: most are no slip (everything else), so they are only listed. */
export function noteWords(scheme: Scheme, facts: Facts): Finding[] {
  return strangeWords(scheme, facts).flatMap(({ column, asked, strange }) => {
    const rest = strange.filter(([word]) => !asked.some((own) => isNear(own, word)));
    if (rest.length === 0) return [];
    const named = rest.slice(0, 5).map(([word, { rows }]) => `“${word}”${rows}条`);
    const more = rest.length > 5 ? `等${rest.length}种` : '';
    const text = `没有规则用到${named.join('、')}${more}；规则里写的是：${asked.join('、')}`;
    return [finding('note', 'unasked-word', `facts.${column.table}.${column.name}`, text)];
  });
}

/** Words the rules ask for that a stated list does not have: they can never be met. */
export function checkAskedWords(scheme: Scheme): Finding[] {
  const asked = askedColumns(scheme);
  return (scheme.words ?? []).flatMap(({ table, field, values }, i) =>
    [...(asked.get(keyOf({ table, name: field }))?.words ?? [])]
      .filter((word) => !values.includes(word))
      .map((word) =>
        finding('error', 'no-such-name', `words[${i}]`, `规则里写的“${word}”不在“${field}”的写法里；有的是：${values.join('、')}`),
      ),
  );
}
