/**
 * What a column header means: synonyms, patterns and likeness over the data in assets/import/columns.json.
 * Knows headers only; the cells below are the business of columns.ts.
 */
import columnData from '../../assets/import/columns.json';
import type { ImportField } from './document';
import { IMPORT_FIELDS } from './document';
import { isSlipOf, usualForms } from './misspelt';
import { compact, likeness } from './text';
import type { UnitWord } from './unit-words';
import { unitOfHeader } from './unit-words';

type FieldWords = {
  readonly field: ImportField;
  readonly exact: ReadonlyMap<string, number>;
  readonly weak: ReadonlyMap<string, number>;
  readonly patterns: readonly RegExp[];
  readonly weakPatterns: readonly RegExp[];
  /** 计划动工: a day that has not come, whatever `reject` says of such words. */
  readonly plannedPatterns: readonly RegExp[];
  readonly reject: RegExp | null;
  /** Groups below which a weak word means something else: 责任链条 over 属地. */
  readonly weakNotBelow: RegExp | null;
};

function isField(name: string): name is ImportField {
  return (IMPORT_FIELDS as readonly string[]).includes(name);
}

/** Words with their places in the list. */
function places(words: readonly string[]): ReadonlyMap<string, number> {
  return new Map(words.map((word, index) => [word, index]));
}

const WORDS: readonly FieldWords[] = columnData.fields.flatMap((entry) => {
  if (!isField(entry.field)) return [];
  return [
    {
      field: entry.field,
      exact: places(entry.exact),
      weak: places('weak' in entry ? (entry.weak ?? []) : []),
      patterns: ('patterns' in entry ? (entry.patterns ?? []) : []).map((pattern) => new RegExp(pattern)),
      weakPatterns: ('weakPatterns' in entry ? (entry.weakPatterns ?? []) : []).map((pattern) => new RegExp(pattern)),
      plannedPatterns: ('plannedPatterns' in entry ? (entry.plannedPatterns ?? []) : []).map((pattern) => new RegExp(pattern)),
      reject: 'reject' in entry && entry.reject !== undefined ? new RegExp(entry.reject) : null,
      weakNotBelow: 'weakNotBelow' in entry && entry.weakNotBelow !== undefined ? new RegExp(entry.weakNotBelow) : null,
    },
  ];
});
const INDEX = new Set(columnData.index);
/** Leaves that say little by themselves; with a group over them the group decides. */
const GENERIC = new Set(columnData.generic);
const PERSONS = new Set<ImportField>(['leader', 'responsiblePerson']);
/** Words before a header that change nothing: 目前, 县级, 项目. */
const PREFIX = new RegExp(`^(${columnData.prefixes.join('|')})+(?=..)`);
/** A group such as 2026年 or 一期 over a leaf: whatever stands below is about that part only. */
const PART_GROUP = new RegExp(columnData.partGroup);
/** Fields whose words also head groups of everything: 项目概况, 推进情况. */
const OF_ALL = new Set<ImportField>(['content', 'progress']);
const FUNDS = new Set<ImportField>(['fundsReceivedTotal', 'fundsReceivedYear']);
const FOREIGN_GROUP = /^(实际|合同|利用|其中)*(外资|境外资金|省外资金|市外资金|县外资金)(情况|部分|投资)?$/;
const PHONE = new RegExp(columnData.phone.pattern);
const PHONE_REJECT = new RegExp(columnData.phone.reject);
const POST = new RegExp(columnData.post.pattern);

/** 项目名称Project: a header said again in another language. */
const FOREIGN_TAIL = /(?<=\p{Script=Han})[A-Za-z]{3}[A-Za-z.,'()/&-]*$/u;

/** 项目名称①, 总投资²: explained below the table. */
const NOTE_MARK = /[①-⑳⑴-⒇㊀-㊉]|(?<![mM米])[¹²³⁴-⁹]/gu;

/** A header without its unit, brackets, numbering and colons: the form the words are looked up in. */
export function headerKey(header: string): string {
  return usualForms(unitOfHeader(header.replace(NOTE_MARK, '')).rest)
    .replace(/^[(（]?\d{1,2}[)）、.．]/, '')
    .replace(FOREIGN_TAIL, '')
    .replace(/[()[\]{}【】《》<>“”"'*※:：,，、。;；.\\|_]|(?<!\d)[-—/]|[-—/](?!\d)/g, '');
}

export type HeaderMeaning = {
  readonly kind: 'field' | 'phone' | 'post' | 'index';
  readonly field?: ImportField;
  /** 0 to 100; below 40 is a weak synonym, used when nothing better is there. */
  readonly score: number;
  readonly reason: string;
};

/** A synonym further down its list is a little less the field than the first: 责任单位 before 跟踪单位. */
const STEP = 0.01;
/** Below this a word is a weak synonym. */
const WEAK = 40;
/** What a reading loses when it needs the group over the leaf. */
const GROUPED = 12;
/** What it loses without the words before it. */
const STRIPPED = 8;
/** A word typed wrong is a little more than a pattern: it can be no other word. */
const SLIP = 81;

function rank(key: string, entry: FieldWords, whole: boolean): HeaderMeaning | null {
  const base = whole ? 0 : GROUPED;
  const exact = entry.exact.get(key);
  if (exact !== undefined) return { kind: 'field', field: entry.field, score: 100 - base - exact * STEP, reason: '同义词' };
  const weak = entry.weak.get(key);
  if (weak !== undefined) return { kind: 'field', field: entry.field, score: 35 - base - weak * STEP, reason: '近义词' };
  if (entry.plannedPatterns.some((pattern) => pattern.test(key)))
    return { kind: 'field', field: entry.field, score: 34 - base, reason: '近义词型' };
  if (entry.reject?.test(key)) return null;
  if (entry.patterns.some((pattern) => pattern.test(key)))
    return { kind: 'field', field: entry.field, score: 80 - base, reason: '词型相符' };
  if (entry.weakPatterns.some((pattern) => pattern.test(key)))
    return { kind: 'field', field: entry.field, score: 33 - base, reason: '近义词型' };
  return null;
}

/** 单位 and 姓名 below 责任单位及责任人: of such a group each leaf has its own half. */
const HALVES: readonly (readonly [leaf: RegExp, half: RegExp])[] = [
  [/^(单位|部门|科室)(名称)?$/, /(单位|部门|科室|主体)$/],
  [/^(姓名|人员|责任人|负责人|联系人)$/, /(人|人员|员|领导|干部)$/],
];

/** The half of a group of two that its leaf belongs to; empty when the group names one thing. */
function halvesOf(path: readonly string[], leaf: string): readonly string[] {
  const parts = compact(path.at(-2) ?? '').split(/[及和与、/]/);
  const own = HALVES.find(([pattern]) => pattern.test(leaf));
  return parts.length < 2 || own === undefined ? [] : parts.map(headerKey).filter((part) => own[1].test(part));
}

/** Keys a leaf is looked up by together with the groups over it: 到位资金 + 当年, and 当年 + 到位资金. */
function groupedKeys(path: readonly string[]): readonly string[] {
  if (path.length < 2) return [];
  const keys = path.map(headerKey);
  const leaf = keys.at(-1) ?? '';
  const parent = keys.at(-2) ?? '';
  const halves = halvesOf(path, leaf);
  if (halves.length > 0) return halves;
  // 投资方 over 法人代表: turned round it would end as the word for the investor.
  const turned = /(人|人员|代表|姓名|电话|方式|地点)$/.test(leaf) ? [] : [leaf + parent];
  return [...new Set([parent + leaf, ...turned, keys.join('')])];
}

/** True for 序号 and its other names. */
export function isIndexWord(header: string): boolean {
  return INDEX.has(compact(header)) || INDEX.has(headerKey(header));
}

/** Texts already looked up: a heading is asked about many times while the table and its columns are found. Emptied when full. */
const lookedUp = new Map<string, readonly HeaderMeaning[]>();
const LOOKED_UP_MOST = 2_000;

/**
 * All readings of a header path, best first.
 * @param path header texts from the outer group to the leaf
 */
export function meaningsOf(path: readonly string[]): readonly HeaderMeaning[] {
  const key = path.join('\u0000');
  const known = lookedUp.get(key);
  if (known !== undefined) return known;
  if (lookedUp.size >= LOOKED_UP_MOST) lookedUp.clear();
  const found = lookUp(path);
  lookedUp.set(key, found);
  return found;
}

function lookUp(path: readonly string[]): readonly HeaderMeaning[] {
  const leaf = headerKey(path.at(-1) ?? '');
  if (leaf === '' && path.length < 2) return [];
  if (isIndexWord(path.at(-1) ?? '')) return [{ kind: 'index', score: 100, reason: '序号' }];
  const found: HeaderMeaning[] = [];
  const grouped = groupedKeys(path);
  const generic = grouped.length > 0 && GENERIC.has(leaf);
  // 项目名称（全称）: what the bracket says is how to fill it in.
  const leafText = (path.at(-1) ?? '').normalize('NFKC');
  const plan = /[(]\s*(预计|计划|拟)\s*[)]/.exec(leafText)?.[1] ?? '';
  const plain = headerKey(plan + leafText.replace(/[([【][^)\]】]*[)\]】]/g, ''));
  const partial = path.slice(0, -1).some((group) => PART_GROUP.test(headerKey(group)));
  const foreign = path.slice(0, -1).some((group) => FOREIGN_GROUP.test(headerKey(group)));
  const parent = headerKey(path.at(-2) ?? '');
  const saysOther = (entry: FieldWords): boolean =>
    !generic && rank(leaf, entry, true) === null && WORDS.some((other) => other !== entry && rank(leaf, other, true) !== null);
  for (const entry of WORDS) {
    // 建设单位 below 项目概况 is an office: the group alone is what would make it the contents.
    const byGroup = parent !== '' && OF_ALL.has(entry.field) && rank(parent, entry, false) !== null && saysOther(entry);
    // Somebody of the investor is nobody of the office: 项目单位/联系人.
    if (PERSONS.has(entry.field) && grouped.some((key) => entry.reject?.test(key))) continue;
    // 实际到资 below 外资 is the money from abroad; beside 内资 it is not all that came.
    if (foreign && FUNDS.has(entry.field) && entry.reject?.test(grouped[0] ?? '')) continue;
    // Below 2026年 or 一期 a leaf is about that part: 2026年/计划投资 is not the total.
    if (partial && entry.reject?.test(grouped[0] ?? '')) continue;
    const short = leaf.replace(PREFIX, '');
    const lesser = [short, plain]
      .filter((key) => key !== leaf && key !== '' && !entry.reject?.test(key === plain ? plain : leaf))
      .flatMap((key) => rank(key, entry, true) ?? [])
      .toSorted((a, b) => b.score - a.score)[0];
    const own = rank(leaf, entry, true) ?? (lesser === undefined ? null : { ...lesser, score: lesser.score - STRIPPED });
    const elsewhere = own !== null && own.score < WEAK && path.slice(0, -1).some((group) => entry.weakNotBelow?.test(headerKey(group)));
    const best = [
      elsewhere ? null : own === null || !generic ? own : { ...own, score: own.score / 2 },
      ...(byGroup ? [] : grouped.map((key) => rank(key, entry, false))),
    ]
      .filter((meaning) => meaning !== null)
      .toSorted((a, b) => b.score - a.score)[0];
    if (best) found.push(best);
  }
  const hasPerson = found.some(({ field, score }) => (field === 'responsiblePerson' || field === 'leader') && score >= 80);
  // 责任人电话 may hold the person too; beside a column of the person it is the telephone.
  if (PHONE.test(leaf) && !PHONE_REJECT.test(leaf)) found.push({ kind: 'phone', score: hasPerson ? 50 : 90, reason: '电话列' });
  if (POST.test(leaf)) found.push({ kind: 'post', score: 90, reason: '职务列' });
  if (found.length === 0) {
    const near = slip(leaf) ?? nearest(leaf);
    if (near) found.push(near);
  }
  return found.toSorted((a, b) => b.score - a.score);
}

type Synonym = { readonly word: string; readonly entry: FieldWords };

/** Every synonym by its length: a text is held only beside words it can be a slip of. */
const BY_LENGTH = new Map<number, Synonym[]>();
for (const entry of WORDS)
  for (const word of entry.exact.keys()) {
    const alike = BY_LENGTH.get(word.length) ?? [];
    BY_LENGTH.set(word.length, alike);
    alike.push({ word, entry });
  }

/** The synonym a header is a slip of: 责仼人 for 责任人. */
function slip(key: string): HeaderMeaning | null {
  for (const { word, entry } of BY_LENGTH.get(key.length) ?? [])
    if (isSlipOf(key, word)) return { kind: 'field', field: entry.field, score: SLIP, reason: `应为“${word}”，疑有错别字` };
  return null;
}

/** How alike two words must be. */
const NEAR = 0.8;

/** Whether a word shares so many characters with a text that the two can be that much alike. */
function shares(characters: ReadonlySet<string>, word: string, longer: number): boolean {
  let shared = 0;
  for (const character of word) if (characters.has(character)) shared += 1;
  return shared >= NEAR * longer;
}

/** The nearest synonym of at least five characters with one or two of them different; short words differ by what matters. */
function nearest(key: string): HeaderMeaning | null {
  if (key.length < 5 || key.length > 14) return null;
  const characters = new Set(key);
  const { length } = [...key];
  let best: HeaderMeaning | null = null;
  for (const entry of WORDS) {
    if (entry.reject?.test(key)) continue;
    for (const word of entry.exact.keys()) {
      // Texts whose lengths differ by more than a fifth are not that much alike.
      const longer = Math.max(word.length, length);
      const far = Math.abs(word.length - length) > 0.2 * longer;
      const like = word.length < 5 || far || !shares(characters, word, longer) ? 0 : likeness(key, word);
      if (like >= NEAR && like * 60 > (best?.score ?? 0))
        best = { kind: 'field', field: entry.field, score: Math.floor(like * 60), reason: `与“${word}”相近` };
    }
  }
  return best;
}

/** Unit named in a header path: the leaf first, then its groups from inside out. */
export function unitOfPath(path: readonly string[]): UnitWord | null {
  for (let index = path.length - 1; index >= 0; index -= 1) {
    const { unit } = unitOfHeader(path[index] ?? '');
    if (unit !== null) return unit;
  }
  return null;
}
