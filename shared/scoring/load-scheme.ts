/**
 * The gate for scheme and data files: size, depth and key checks on the raw text before any shape is looked at, then the
 * zod schema, then references. Every refusal names the place. Must not evaluate anything.
 */
import { z } from 'zod';
import { HolidayTableSchema } from '../calendar/holiday-table';
import { isIsoDay } from '../calendar/iso-date';
import { doubledKeys } from './doubled-keys';
import { FactsSchema } from './facts';
import type { Scheme } from './scheme-schema';
import { PART_SECTIONS, SchemeSchema } from './scheme-schema';

/** Where and what is wrong, for a person: path like items[2].rule.cap. */
export type FileProblem = { readonly at: string; readonly text: string };
export type Loaded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly FileProblem[] };

const LIMITS = { textLength: 2_000_000, dataLength: 64_000_000, depth: 60, nodes: 60_000, dataNodes: 8_000_000 } as const;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

export function placeText(path: readonly PropertyKey[]): string {
  const text = path.map((p) => (typeof p === 'number' ? `[${p}]` : `.${String(p)}`)).join('');
  return text === '' ? '文件' : text.replace(/^\./, '');
}

/** Walks raw JSON without recursion, so that depth itself cannot hurt. Null when nothing is wrong. */
function shapeProblem(root: unknown, nodes: number, depth: number, refused: RegExp | null): FileProblem | null {
  const stack: { value: unknown; path: PropertyKey[] }[] = [{ value: root, path: [] }];
  let seen = 0;
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { value, path } = top;
    seen += 1;
    if (seen > nodes) return { at: placeText(path), text: `内容超过${nodes}项，不予读取` };
    if (path.length > depth) return { at: placeText(path.slice(0, 12)), text: `嵌套超过${depth}层` };
    if (refused !== null && typeof value === 'string' && refused.test(value))
      return { at: placeText(path), text: '含看不见的控制字符，请删去后重写这一处' };
    if (typeof value !== 'object' || value === null) continue;
    for (const key of Object.keys(value)) {
      const inner = [...path, Array.isArray(value) ? Number(key) : key];
      if (RESERVED.has(key)) return { at: placeText(inner), text: `不允许的键“${key}”` };
      stack.push({ value: (value as Record<string, unknown>)[key], path: inner });
    }
  }
  return null;
}

const TYPE_WORDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '一组内容（{…}）',
  record: '一组内容（{…}）',
  null: '空',
};

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    root,
  );
}

/** A refused union: the branch that got deepest says most; else the words allowed here, or the word that is not known. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion, root: unknown): FileProblem[] {
  const at = placeText(issue.path);
  const branches = issue.errors
    .filter((branch) => branch.length > 0)
    .map((branch) => branch.flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }, root)))
    .sort((a, b) => (b[0]?.at.length ?? 0) - (a[0]?.at.length ?? 0));
  const [deepest] = branches;
  if (deepest !== undefined && (deepest[0]?.at.length ?? 0) > at.length) return deepest;
  const given = valueAt(root, issue.path);
  const shown = typeof given === 'string' || typeof given === 'number' ? `“${String(given).slice(0, 40)}”` : '这里的内容';
  const allowed = [
    ...new Set([...optionsOf(issue), ...issue.errors.flat().flatMap((inner) => (inner.path.length === 0 ? allowedBy(inner) : []))]),
  ];
  return [
    {
      at,
      text: `${given === undefined ? MISSING : `${shown}不是允许的写法`}${allowed.length > 0 ? `，应为：${wordsFor(issue.path, allowed).join('、')}` : ''}`,
    },
  ];
}

const MISSING = '缺少这一项';

/** The names a part may call itself by (`op`, `kind`, `is`). */
function optionsOf(issue: z.core.$ZodIssueInvalidUnion): string[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

/** Keys under which a condition stands; everywhere else a group of content is a number or a part of the scheme. */
const CONDITIONS = new Set('where when include eligible zeroWhen resetWhen returnedWhen hold clawback'.split(' '));

/** The kind of content that belongs at a place: a condition and a number have their own sections on the page. */
function wordsFor(path: readonly PropertyKey[], allowed: readonly string[]): string[] {
  if (CONDITIONS.has(String(path.at(-1)))) return ['条件（Predicate，写法见格式说明第3节）'];
  const number = ['数字', '文字', '一组内容（{…}）'];
  return number.every((word) => allowed.includes(word))
    ? [...allowed.filter((word) => !number.includes(word)), '数（Number，写法见格式说明第2节）']
    : [...allowed];
}

/** What would have been right, as far as the shape says it: words, or the kind of content. */
function allowedBy(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_type') return [TYPE_WORDS[issue.expected] ?? '其他类型'];
  return issue.code === 'invalid_union' ? issue.errors.flat().flatMap((inner) => (inner.path.length === 0 ? allowedBy(inner) : [])) : [];
}

function describe(issue: z.core.$ZodIssue, root: unknown): FileProblem[] {
  const at = placeText(issue.path);
  switch (issue.code) {
    case 'invalid_union':
      return describeUnion(issue, root);
    case 'unrecognized_keys':
      return [{ at, text: `不认识的键：${issue.keys.join('、')}` }];
    case 'invalid_type':
      return [
        {
          at,
          text: `${valueAt(root, issue.path) === undefined ? MISSING : '类型不对'}，应为：${wordsFor(issue.path, [TYPE_WORDS[issue.expected] ?? '其他类型']).join('、')}`,
        },
      ];
    case 'invalid_value':
      if (at === 'format') return [{ at, text: '本程序只认写法版本 1（"format": 1）；更新版本的文件请用新版程序打开' }];
      return [
        {
          at,
          text: `${valueAt(root, issue.path) === undefined ? `${MISSING}，` : ''}应为以下之一：${issue.values.map(String).join('、')}`,
        },
      ];
    case 'too_big':
      return [{ at, text: `太大或太多，上限${String(issue.maximum)}` }];
    case 'too_small':
      return [{ at, text: `太小、太少或为空，下限${String(issue.minimum)}` }];
    case 'custom':
      return [{ at, text: issue.message }];
    case 'invalid_format':
      return [{ at, text: /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '格式不对' }];
    default:
      return [{ at, text: '不符合要求' }];
  }
}

/** Where reading stopped, when the reader says it. */
function jsonPlace(text: string, problem: unknown): string {
  const at = problem instanceof SyntaxError ? /position (\d+)/.exec(problem.message)?.[1] : undefined;
  if (at === undefined) return '';
  const before = text.slice(0, Number(at)).split('\n');
  return `，第${before.length}行第${(before.at(-1)?.length ?? 0) + 1}个字符处读不下去`;
}

/** Signs nobody sees, among them those that turn the direction of writing: a text that holds one may read otherwise than it is. */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069]/u;

/** Why a value does not fit the format, in words with the place; none where it fits. */
export function problemsOf(read: { readonly success: boolean; readonly error?: z.ZodError | undefined }, root: unknown): FileProblem[] {
  return (read.error?.issues ?? []).slice(0, 40).flatMap((issue) => describe(issue, root));
}

function load<T>(text: string, schema: z.ZodType<T>, maxText: number, maxNodes: number, refused: RegExp | null): Loaded<T> {
  if (text.length > maxText) return { ok: false, problems: [{ at: '文件', text: `文件超过${maxText}个字符` }] };
  // 记事本 writes a mark before the first character.
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (plain.trim() === '') return { ok: false, problems: [{ at: '文件', text: '文件是空的' }] };
  if (plain.includes('\uFFFD') || plain.startsWith('{\0'))
    return { ok: false, problems: [{ at: '文件', text: '有读不出的字：请用“另存为”，编码选 UTF-8，再读一次' }] };
  let raw: unknown;
  try {
    raw = JSON.parse(plain);
  } catch (problem) {
    return { ok: false, problems: [{ at: '文件', text: `不是考核办法文件（JSON）的写法${jsonPlace(plain, problem)}` }] };
  }
  const problem = shapeProblem(raw, maxNodes, LIMITS.depth, refused);
  if (problem !== null) return { ok: false, problems: [problem] };
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    problems: problemsOf(parsed, raw).slice(0, 60),
  };
}

function duplicateIds(scheme: Scheme): FileProblem[] {
  return PART_SECTIONS.flatMap((section) => {
    const seen = new Set<string>();
    return scheme[section].flatMap((part, i) => {
      const twice = seen.has(part.id);
      seen.add(part.id);
      return twice ? [{ at: `${section}[${i}].id`, text: `编号“${part.id}”重复` }] : [];
    });
  });
}

/** Reads a scheme file. Refused: not JSON, too big, too deep, reserved keys, unknown kinds or keys, missing decisions, doubled keys and ids. */
export function loadScheme(text: string): Loaded<Scheme> {
  const loaded = load(text, SchemeSchema, LIMITS.textLength, LIMITS.nodes, HIDDEN);
  if (!loaded.ok) return loaded;
  const twice = doubledKeys(text).slice(0, 40);
  if (twice.length > 0)
    return {
      ok: false,
      problems: twice.map(({ key, first, again }) => ({
        at: `第${again}行`,
        text: `同一组内容里“${key}”写了两次（第${first}行已有），请只留一处`,
      })),
    };
  const doubled = duplicateIds(loaded.value);
  return doubled.length > 0 ? { ok: false, problems: doubled } : loaded;
}

/** What `scheme run` evaluates on: a period, a day, the facts, and holiday tables beyond the bundled ones. */
export const DataFileSchema = z
  .strictObject({
    format: z.literal(1),
    period: z.string().describe("'2026-10', '2026-Q3', '2026-H1', '2026' or '2026-01-01/2026-09-30'"),
    asOf: z.string().refine(isIsoDay, '日期写成 2026-10-31'),
    facts: FactsSchema,
    holidays: z.array(HolidayTableSchema).default([]),
  })
  .meta({ id: 'DataFile' });
export type DataFile = z.infer<typeof DataFileSchema>;

/** Reads a data file for `scheme run`; refused like a scheme file, with the place. */
export function loadDataFile(text: string): Loaded<DataFile> {
  return load(text, DataFileSchema, LIMITS.dataLength, LIMITS.dataNodes, null);
}
