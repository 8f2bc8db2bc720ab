/**
 * One record from several, several from one (M-08, M-09), as a person decided. Values that differ or cannot be divided become unknown.
 */
import type { ImportRecord } from './document';
import { MONEY_FIELDS, TEXT_FIELDS } from './document';
import { listedItems } from './listed-items';
import { readMoney } from './read-money';
import { compact } from './text';

/** One record for every project listed in the name; a listed amount goes to each, other amounts become unknown. */
export function splitRecord(record: ImportRecord): readonly ImportRecord[] {
  const names = listedItems(record.projectName ?? '');
  if (names.length < 2) return [record];
  return names.map((projectName, index) => {
    const changed: Record<string, unknown> = { ...record, projectName };
    for (const field of MONEY_FIELDS) {
      const value = record[field];
      if (value === null || value === undefined) continue;
      const items = listedItems(value.raw);
      const own =
        items.length === names.length
          ? readMoney({ raw: items[index] ?? '', number: null, show: 'plain', untyped: false }, null).value
          : null;
      changed[field] = own ?? { unknown: true, raw: value.raw };
    }
    return changed as ImportRecord;
  });
}

/** A record whose name was taken over several rows, each row a project of its own again: only the name was below, nothing else. */
export function unwrapped(record: ImportRecord): readonly ImportRecord[] {
  const { rows, ...source } = record.source;
  const lines = (record.projectName ?? '').split('\n');
  if (rows === undefined || rows.length !== lines.length) return [record];
  return lines.map((projectName, index) =>
    index === 0 ? { ...record, source, projectName } : { source: { sheet: source.sheet, row: rows[index] ?? source.row }, projectName },
  );
}

/** One record for rows that are one project: texts joined by line breaks, equal values kept, differing ones unknown. */
export function joinRecords(records: readonly ImportRecord[]): ImportRecord {
  const [first, ...others] = records;
  if (first === undefined) throw new Error('no records to join');
  const changed: Record<string, unknown> = { ...first };
  const texts = new Set<string>(TEXT_FIELDS);
  for (const other of others)
    for (const [field, value] of Object.entries(other)) {
      if (field === 'source' || value === null || value === undefined) continue;
      const old = changed[field];
      if (old === null || old === undefined) changed[field] = value;
      else if (texts.has(field) && typeof old === 'string' && typeof value === 'string') {
        if (!old.split('\n').some((line) => compact(line) === compact(value))) changed[field] = `${old}\n${value}`;
      } else if (field === 'other') changed[field] = { ...(value as object), ...old };
      else if (Array.isArray(old) && Array.isArray(value))
        changed[field] = [...old, ...value.filter((item) => !old.some((known) => JSON.stringify(known) === JSON.stringify(item)))];
      else if (hasRaw(old) && hasRaw(value) && old.raw !== value.raw)
        changed[field] = field.endsWith('Unit') ? old : { unknown: true, raw: `${old.raw}\n${value.raw}` };
    }
  const rows = records.flatMap(({ source }) => source.rows ?? [source.row]);
  return { ...(changed as ImportRecord), source: { ...first.source, rows } };
}

function hasRaw(value: unknown): value is { readonly raw: string } {
  return typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string';
}
