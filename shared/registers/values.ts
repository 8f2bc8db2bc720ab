/**
 * Between a ledger field and a cell of a register: the value as it is shown, and the text a clerk typed as the value it means, by the field's kind.
 * What cannot be read for certain is refused with its reason, never guessed (law 8).
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { lastDay } from '../model/dates';
import type { IsoDay, LedgerDate } from '../model/dates';
import type { FieldSpec } from '../model/entity-spec';
import type { FieldKind, Json } from '../model/field-kinds';
import type { PersonMention } from '../model/field-kinds';
import type { RecordId } from '../model/ids';
import type { Money, MoneyUnit } from '../model/money';
import { parseCell } from '../views/parse-cell';
import type { ViewKind, ViewValue } from '../views/project-columns';
import type { RegisterContext } from './context';

const VIEW_KINDS: Readonly<Record<FieldKind, ViewKind>> = {
  text: 'text',
  longText: 'longText',
  choice: 'choice',
  flag: 'choice',
  integer: 'number',
  decimal: 'number',
  money: 'money',
  date: 'date',
  day: 'date',
  month: 'date',
  ref: 'choice',
  refs: 'text',
  texts: 'text',
  days: 'text',
  people: 'people',
  phases: 'text',
  textMap: 'longText',
  json: 'longText',
};

/** How a field is shown, sorted and added up. */
export function viewKind(spec: FieldSpec): ViewKind {
  return VIEW_KINDS[spec.kind];
}

const SEPARATOR = /[、,，;；\n]+/u;

/** The value of a field as a cell; refs as names. */
export function cellOf(spec: FieldSpec, value: unknown, context: RegisterContext): ViewValue {
  if (value === undefined || value === null) return null;
  switch (spec.kind) {
    case 'flag':
      return value === true ? '是' : '否';
    case 'day':
      return { date: value as IsoDay, precision: 'day' };
    case 'month':
      return { date: value as string, precision: 'month' };
    case 'ref':
      return context.name(spec.of ?? '', value as RecordId);
    case 'refs':
      return (value as readonly RecordId[]).map((id) => context.name(spec.of ?? '', id)).join('、');
    case 'texts':
    case 'days':
      return (value as readonly string[]).join('、');
    case 'money':
      return value as Money;
    case 'date':
      return value as LedgerDate;
    case 'people':
      return value as readonly PersonMention[];
    case 'phases':
    case 'textMap':
    case 'json':
      return null;
    case 'text':
    case 'longText':
    case 'choice':
    case 'decimal':
    case 'integer':
      return value as string | number;
  }
}

export type TypedContext = {
  readonly context: RegisterContext;
  /** Unit a bare number in a money field is meant in. */
  readonly moneyUnit: MoneyUnit;
};

const refused = (text: string): Result<never> => fail('E_ANSWER', text);

function oneRecord(spec: FieldSpec, text: string, context: RegisterContext): Result<RecordId> {
  const found = context.names(spec.of ?? '').find(text);
  const [only] = found;
  if (only === undefined) return refused(`没有登记“${text}”，请先登记或从名单中选`);
  return found.length > 1 ? refused(`“${text}”不止一个，请从名单中选`) : ok(only);
}

/** 10.13 and 10/13 in a column that holds days only can be nothing else than a day of this year. */
const SHORT_DAY = /^(\d{1,2})[./-](\d{1,2})$/;

function typedDate(spec: FieldSpec, text: string, { context, moneyUnit }: TypedContext): Result<Json | null> {
  const plain = spec.kind === 'day' ? text.normalize('NFKC').replace(SHORT_DAY, '$1月$2日') : text;
  const read = parseCell({ kind: 'date' }, plain, { moneyUnit, year: Number(context.today.slice(0, 4)) });
  if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
  const date = read.value as LedgerDate;
  if (spec.kind === 'date') return ok(date as Json);
  if (spec.kind === 'month') return date.precision === 'day' || date.precision === 'month' ? ok(date.date.slice(0, 7)) : refused(text);
  return date.precision === 'day' ? ok(lastDay(date)) : refused(`“${text}”请写到日，例如 10月12日`);
}

const YES = /^(是|有|√|✓|对|y|yes|1)$/iu;
const NO = /^(否|无|没有|×|✗|不|n|no|0)$/iu;

/**
 * A typed text as the value of a field; null clears it.
 * @param unit word of the column's unit, which may be typed behind a number (12人)
 * @returns E_ANSWER with the text and the reason when it cannot be read for certain
 */
export function valueOf(spec: FieldSpec, text: string, typed: TypedContext, unit?: string): Result<Json | null> {
  const trimmed = text.trim();
  if (trimmed === '') return ok(null);
  switch (spec.kind) {
    case 'flag':
      return YES.test(trimmed) ? ok(true) : NO.test(trimmed) ? ok(false) : refused(`“${trimmed}”请填“是”或“否”`);
    case 'day':
    case 'month':
    case 'date':
      return typedDate(spec, trimmed, typed);
    case 'ref':
      return oneRecord(spec, trimmed, typed.context);
    case 'refs': {
      const ids: RecordId[] = [];
      for (const part of trimmed.split(SEPARATOR).filter((own) => own.trim() !== '')) {
        const one = oneRecord(spec, part.trim(), typed.context);
        if (!one.ok) return one;
        if (!ids.includes(one.value)) ids.push(one.value);
      }
      return ok(ids);
    }
    case 'texts':
      return ok(
        trimmed
          .split(SEPARATOR)
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      );
    case 'integer':
    case 'decimal': {
      const bare = unit !== undefined && trimmed.endsWith(unit) ? trimmed.slice(0, -unit.length) : trimmed;
      const read = parseCell({ kind: 'number' }, bare, { moneyUnit: typed.moneyUnit, year: 0 });
      if (!read.ok || read.value === null || spec.kind === 'decimal') return read as Result<Json | null>;
      const number = Number(read.value);
      return Number.isSafeInteger(number) ? ok(number) : refused(`“${trimmed}”应是整数`);
    }
    default:
      return parseCell(
        { kind: VIEW_KINDS[spec.kind], ...(spec.choices === undefined ? {} : { choices: spec.choices }) },
        spec.kind === 'longText' ? text : trimmed,
        { moneyUnit: typed.moneyUnit, year: Number(typed.context.today.slice(0, 4)) },
      ) as Result<Json | null>;
  }
}
