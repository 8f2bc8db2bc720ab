/**
 * What a clerk types or pastes into a cell → the ledger's value, by the same readings as an import (shared/sheet), so that 约3亿元 and 3月底
 * mean the same in both ways. What cannot be read for certain is refused with its reason, never guessed.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { dateFromReading, isUnread, moneyFromReading } from '../imports/readings';
import type { LedgerDate } from '../model/dates';
import type { PersonMention } from '../model/field-kinds';
import { MONEY_UNITS } from '../model/money';
import type { Money, MoneyUnit } from '../model/money';
import { readDate } from '../sheet/read-dates';
import { readMoney } from '../sheet/read-money';
import { readPersons } from '../sheet/read-persons';
import type { CellView } from '../sheet/readings';
import type { ViewColumn } from './project-columns';

/** A parsed cell; null clears it. */
export type CellContent = null | string | Money | LedgerDate | readonly PersonMention[];

export type CellContext = {
  /** Unit a bare number in a money column is meant in. */
  readonly moneyUnit: MoneyUnit;
  /** Year of a date typed without one. */
  readonly year: number;
};

function view(text: string): CellView {
  return { raw: text.trim(), number: null, show: 'plain', untyped: false };
}

function parseMoney(text: string, unit: MoneyUnit): Result<CellContent> {
  const reading = readMoney(view(text.replace(/(?<=\d)[,，](?=\d{3})/gu, '')), {
    kind: 'money',
    power: MONEY_UNITS[unit],
    currency: 'CNY',
    name: unit,
  });
  if (reading.doubt !== undefined) return fail('E_ANSWER', reading.doubt.text);
  if (reading.value === null) return ok(null);
  const money = isUnread(reading.value) ? null : moneyFromReading(reading.value);
  return money === null ? fail('E_ANSWER', text) : ok({ ...money, raw: text, shown: unit });
}

function parseDate(text: string, year: number): Result<CellContent> {
  const reading = readDate(view(text), { dateSystem: 1900, year, withDue: false, plannedColumn: false });
  if (reading.doubt !== undefined) return fail('E_ANSWER', reading.doubt.text);
  if (reading.value === null) return ok(null);
  return isUnread(reading.value) ? fail('E_ANSWER', text) : ok(dateFromReading(reading.value));
}

function parseNumber(text: string): Result<CellContent> {
  const shown = text.normalize('NFKC').replace(/\s*[%亩]$/u, '');
  // Commas are taken as separators of thousands only where they stand as such: 1,5 is no number that is certain.
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(shown) ? shown.replaceAll(',', '') : shown;
  return /^-?\d+(\.\d+)?$/.test(plain) ? ok(plain) : fail('E_ANSWER', text);
}

/** Parses the text of one cell for its column. E_ANSWER with the doubtful text or the question. */
export function parseCell(column: Pick<ViewColumn, 'kind' | 'choices'>, text: string, context: CellContext): Result<CellContent> {
  const trimmed = text.trim();
  if (trimmed === '') return ok(null);
  switch (column.kind) {
    case 'money':
      return parseMoney(trimmed, context.moneyUnit);
    case 'date':
      return parseDate(trimmed, context.year);
    case 'number':
    case 'percent':
      return parseNumber(trimmed);
    case 'people': {
      const reading = readPersons(trimmed);
      if (reading.doubt !== undefined) return fail('E_ANSWER', reading.doubt.text);
      return reading.value === null
        ? ok(null)
        : ok(
            reading.value.map(({ name, post, phone }) => ({
              name,
              ...(post === undefined ? {} : { post }),
              ...(phone === undefined ? {} : { phone }),
            })),
          );
    }
    case 'choice':
      return column.choices === undefined || column.choices.includes(trimmed)
        ? ok(trimmed)
        : fail('E_ANSWER', `“${trimmed}”不在可选内容中：${column.choices.join('、')}`);
    case 'text':
    case 'longText':
      return ok(column.kind === 'text' ? trimmed : text);
  }
}
