/**
 * Issue 4: words of headings and of cells as other offices write them, listed with their meaning before the reader was run on them (M-06, M-11, M-13, M-16, M-31).
 * tests/data/headings.txt: field: heading|heading…; `null` is a column kept as it stands.
 * tests/data/headings-grouped.txt: the same with a group over each: group>leaf.
 * tests/data/readings.txt: kind text = value; `?` no value known, `!` to be asked, `*` planned, `~` about; ⏎ a line break.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planColumns } from '../../../shared/sheet/columns';
import { meaningsOf } from '../../../shared/sheet/header-words';
import { readDate } from '../../../shared/sheet/read-dates';
import { readMoney } from '../../../shared/sheet/read-money';
import { readPersons } from '../../../shared/sheet/read-persons';
import { readLand, readPercent, stageOf } from '../../../shared/sheet/read-plain';
import type { CellView } from '../../../shared/sheet/readings';
import { readUnit } from '../../../shared/sheet/unit-words';

const linesOf = (file: string): readonly string[] =>
  readFileSync(path.resolve(import.meta.dirname, '../../data', file), 'utf8')
    .trim()
    .split('\n');

const headingsOf = (file: string): readonly { readonly field: string; readonly headings: readonly string[] }[] =>
  linesOf(file).map((line) => {
    const [, field = '', list = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
    return { field, headings: list.split('|') };
  });

function fieldOf(field: string, heading: string): string {
  // A table is found by the name of its projects alone.
  if (field === 'projectName') return meaningsOf(heading.split('>'))[0]?.field ?? 'null';
  const plans = planColumns({ top: 0, bottom: 0, paths: [['序号'], ['项目名称'], heading.split('>')], nameColumn: 1 }, () => []);
  const plan = plans[2];
  return plan?.role === 'field' ? String(plan.field) : 'null';
}

describe('headings of other offices', () => {
  it.each([...headingsOf('headings.txt'), ...headingsOf('headings-grouped.txt')])('$field', ({ field, headings }) => {
    expect(headings.map((heading) => [heading, fieldOf(field, heading)])).toEqual(headings.map((heading) => [heading, field]));
  });
});

type Shown = {
  readonly value: unknown;
  readonly doubt?: unknown;
};

function money(value: {
  amount: string;
  currency: string;
  approx: boolean;
  upper?: string | undefined;
  bound?: string | undefined;
}): string {
  const sign = value.bound === 'min' ? '>=' : value.bound === 'max' ? '<=' : value.approx && value.upper === undefined ? '~' : '';
  return `${value.currency === 'CNY' ? '' : `${value.currency} `}${sign}${value.amount}${value.upper === undefined ? '' : `..${value.upper}`}`;
}

const READ: Readonly<Record<string, (view: CellView) => Shown>> = {
  date: (view) => readDate(view, { dateSystem: 1900, year: 2026, withDue: false, plannedColumn: false }),
  money: (view) => {
    const { value, doubt } = readMoney(view, readUnit('万元'));
    return { value: value !== null && 'amount' in value ? money(value) : value, ...(doubt === undefined ? {} : { doubt }) };
  },
  person: ({ raw }) => {
    const { value, doubt } = readPersons(raw);
    const texts = (value ?? []).map(({ name, post = '', phone = '' }) => [name, post, phone].join('/').replace(/\/+$/, ''));
    return { value: texts.join('；'), ...(doubt === undefined ? {} : { doubt }) };
  },
  land: (view) => readLand(view, readUnit('亩')),
  percent: (view) => readPercent(view, 'hundredths'),
  stage: ({ raw }) => ({ value: stageOf(raw) }),
};

function shown({ value, doubt }: Shown): string {
  if (doubt !== undefined) return '!';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  if ('unknown' in value) return '?';
  if ('date' in value) return `${'planned' in value ? '*' : ''}${String(value.date)}`;
  return 'value' in value ? `${'approx' in value && value.approx === true ? '~' : ''}${String(value.value)}` : '';
}

describe('cells of other offices', () => {
  const cells = linesOf('readings.txt').map((line) => {
    const [, kind = '', raw = '', wanted = ''] = /^(\w+) (.*?) = ?(.*)$/.exec(line) ?? [];
    return { kind, raw: raw.replaceAll('⏎', '\n'), wanted };
  });
  it.each(Object.keys(READ))('%s', (kind) => {
    const own = cells.filter((cell) => cell.kind === kind);
    expect(own.length).toBeGreaterThan(5);
    const read = (raw: string): string => shown(READ[kind]?.({ raw, number: null, show: 'plain', untyped: false }) ?? { value: null });
    expect(own.map(({ raw }) => [raw, read(raw)])).toEqual(own.map(({ raw, wanted }) => [raw, wanted]));
  });
});
