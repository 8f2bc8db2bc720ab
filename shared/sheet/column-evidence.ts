/**
 * What the cells of a column say when its header alone misleads or says nothing: ticks, percentages, stage words, days, phones, persons.
 * Changes the meanings given by headers; reads no record.
 */
import columnData from '../../assets/import/columns.json';
import { heedValues } from './column-values';
import type { ImportField } from './document';
import { DATE_FIELDS, IMPORT_FIELDS } from './document';
import type { HeaderMeaning } from './header-words';
import { headerKey, meaningsOf, unitOfPath } from './header-words';
import { readDate } from './read-dates';
import { takePhones } from './read-persons';
import { flagOf, isPercent, isStageWord } from './read-plain';
import type { CellView } from './readings';
import { compact, isDash } from './text';

type Paths = readonly (readonly string[])[];
type Meanings = Map<number, HeaderMeaning>;
type Sample = (column: number) => readonly CellView[];

/** Headers that name an event, and the day that belongs to it; tried from top to bottom. */
const EVENTS = columnData.events.flatMap(({ pattern, field }) => (isField(field) ? [{ pattern: new RegExp(pattern), field }] : []));
/** Headers of talks and states: one row of stage words is enough below them. */
const SAYS_STATE = /洽谈|接洽|谈判|磋商|阶段|状态|环节/;
/** 年度投资完成率 is measured on the year's plan, not on the project. */
const OF_YEAR = /年度|当年|本年|任务|目标|到位|税|股/;
const OF_FUNDS = new RegExp(columnData.funds.header);
const NO_PLACE = new RegExp(columnData.funds.kind);
const PLACE = new RegExp(columnData.funds.place);
/** A day of any year serves to see whether a text is a date. */
const ANY_YEAR = { dateSystem: 1900, year: 2026, withDue: false, plannedColumn: false } as const;

function isField(name: string): name is ImportField {
  return (IMPORT_FIELDS as readonly string[]).includes(name);
}

function isDay(view: CellView): boolean {
  if (view.number !== null && view.show === 'plain' && view.number < 1950) return false;
  const { value, doubt } = readDate(view, ANY_YEAR);
  return doubt === undefined ? value !== null && 'date' in value : doubt.code === 'date-ambiguous';
}

function isPhone({ raw }: CellView): boolean {
  const { phones, rest } = takePhones(compact(raw));
  return phones.length > 0 && !/[^\s\u0001\d、,;/，；]/u.test(rest);
}

function namesPerson({ raw }: CellView): boolean {
  const { phones, rest } = takePhones(raw);
  return phones.length > 0 && /\p{Script=Han}{2}/u.test(rest);
}

/** At least this share of the cells, and at least one, are so. */
function most(views: readonly CellView[], share: number, is: (view: CellView) => boolean): boolean {
  return views.length > 0 && views.filter(is).length >= views.length * share;
}

/**
 * Corrects what headers mean by what stands below them.
 * @param byColumn meanings by column; changed in place
 */
export function heedCells(paths: Paths, byColumn: Meanings, sample: Sample): void {
  dropTicks(byColumn, sample);
  heedPlaces(paths, byColumn, sample);
  heedPhones(paths, byColumn, sample);
  heedDays(paths, byColumn, sample);
  heedPercents(paths, byColumn, sample);
  latestOfSeries(paths, byColumn);
  heedStages(paths, byColumn, sample);
  heedValues(paths, byColumn, sample);
}

function fieldAt(byColumn: Meanings, field: ImportField): number | undefined {
  return [...byColumn].find(([, meaning]) => meaning.field === field)?.[0];
}

/** Columns of ticks under 签约, 开工, 投产 tell no day and no stage in words; they are kept as they stand. */
function dropTicks(byColumn: Meanings, sample: Sample): void {
  for (const field of [...DATE_FIELDS, 'stage'] as const) {
    const column = fieldAt(byColumn, field);
    const views = column === undefined ? [] : sample(column);
    // Dashes alone are days not known, no crosses.
    const ticks = views.some(({ raw }) => !isDash(raw));
    if (column !== undefined && ticks && views.every(({ raw }) => /^[有无]$/.test(raw) || flagOf(raw) !== null)) byColumn.delete(column);
  }
}

/**
 * 资金来源 is 浙江 in one table and 银行贷款 in the next: only places below it make it 来源地. Below any other 来源 kinds of money (自筹) and ways
 * of hearing (推介会) are no place. What is no place is kept as it stands.
 */
function heedPlaces(paths: Paths, byColumn: Meanings, sample: Sample): void {
  const column = fieldAt(byColumn, 'origin');
  const key = column === undefined ? '' : headerKey(paths[column]?.at(-1) ?? '');
  if (column === undefined || !key.includes('来源') || key.includes('来源地')) return;
  const views = sample(column);
  const isOther = ({ raw }: CellView): boolean => NO_PLACE.test(compact(raw));
  const isPlace = (view: CellView): boolean => !isOther(view) && PLACE.test(compact(view.raw));
  if (OF_FUNDS.test(key) ? !most(views, 0.6, isPlace) : most(views, 0.5, isOther)) byColumn.delete(column);
}

/** 经办人（电话） holds persons; a column of phones without a header belongs to the persons beside it. */
function heedPhones(paths: Paths, byColumn: Meanings, sample: Sample): void {
  for (const [index, path] of paths.entries()) {
    const meaning = byColumn.get(index);
    if (meaning?.kind === 'phone' && most(sample(index), 0.5, namesPerson)) {
      byColumn.delete(index);
      if (fieldAt(byColumn, 'responsiblePerson') === undefined && !/企业|客商|公司|投资方|业主|法人/.test(path.join('')))
        byColumn.set(index, { kind: 'field', field: 'responsiblePerson', score: 60, reason: '列中写有姓名和电话' });
    }
    const left = byColumn.get(index - 1)?.field;
    if (path.length === 0 && (left === 'leader' || left === 'responsiblePerson') && most(sample(index), 0.8, isPhone))
      byColumn.set(index, { kind: 'phone', score: 60, reason: '没有表头，整列是电话' });
  }
}

/** 签约情况 and 动工进度 with days below them are the days of signing and starting. */
function heedDays(paths: Paths, byColumn: Meanings, sample: Sample): void {
  for (const [index, path] of paths.entries()) {
    const meaning = byColumn.get(index);
    if (path.length === 0 || (meaning !== undefined && meaning.field !== 'progress' && meaning.field !== 'stage')) continue;
    const key = headerKey(path.at(-1) ?? '');
    const event = EVENTS.find(({ pattern }) => pattern.test(key));
    if (event === undefined || fieldAt(byColumn, event.field) !== undefined || !most(sample(index), 0.5, isDay)) continue;
    replace(byColumn, paths, index, { kind: 'field', field: event.field, score: 70, reason: '列中写的是日期' });
  }
}

/** A column of bare percentages is progressPercent even if headed 形象进度; so is 完成进度(%). */
function heedPercents(paths: Paths, byColumn: Meanings, sample: Sample): void {
  if (fieldAt(byColumn, 'progressPercent') !== undefined) return;
  const meaning: HeaderMeaning = { kind: 'field', field: 'progressPercent', score: 90, reason: '整列都是百分比' };
  const progress = fieldAt(byColumn, 'progress');
  const named = paths.findIndex(
    (path, index) =>
      !byColumn.has(index) &&
      /进度|进展|完成/.test(headerKey(path.at(-1) ?? '')) &&
      !OF_YEAR.test(headerKey(path.at(-1) ?? '')) &&
      (unitOfPath(path)?.kind === 'percent' || (index !== progress && most(sample(index), 1, isPercent))),
  );
  if (progress !== undefined && (unitOfPath(paths[progress] ?? [])?.kind === 'percent' || most(sample(progress), 1, isPercent)))
    replace(byColumn, paths, progress, meaning);
  else if (named >= 0) byColumn.set(named, { ...meaning, reason: '表头带%或整列都是百分比' });
}

/** Of 第37周进展, 第38周进展 the last is the progress that holds; the others are kept as they stand. */
function latestOfSeries(paths: Paths, byColumn: Meanings): void {
  const column = fieldAt(byColumn, 'progress');
  const now = column === undefined ? undefined : thisPeriod(paths, column, byColumn);
  if (column !== undefined && now !== undefined) {
    const meaning = byColumn.get(column);
    byColumn.delete(column);
    if (meaning !== undefined) byColumn.set(now, { ...meaning, reason: '本期的进展' });
    return;
  }
  const bare = (index: number): string => compact(paths[index]?.join('/') ?? '').replace(/\d+/g, '#');
  if (column === undefined || !bare(column).includes('#')) return;
  const number = (index: number): number =>
    Number((compact(paths[index]?.join('/') ?? '').match(/\d+/g) ?? []).map((part) => part.padStart(4, '0')).join(''));
  const series = [...paths.keys()].filter((index) => bare(index) === bare(column) && (index === column || !byColumn.has(index)));
  const latest = series.toSorted((a, b) => number(b) - number(a))[0];
  const meaning = byColumn.get(column);
  if (latest === undefined || latest === column || meaning === undefined) return;
  byColumn.delete(column);
  byColumn.set(latest, { ...meaning, reason: '几期进展中最近的一期' });
}

/** 本周工作 beside 上周工作. */
function thisPeriod(paths: Paths, column: number, byColumn: Meanings): number | undefined {
  const last = headerKey(paths[column]?.at(-1) ?? '');
  if (!/^上(周|月|旬|季|期|半月)/.test(last)) return undefined;
  const wanted = last.replace(/^上/, '本');
  const found = paths.findIndex((path, index) => !byColumn.has(index) && headerKey(path.at(-1) ?? '') === wanted);
  return found < 0 ? undefined : found;
}

/** 类别 with 在谈, 签约, 开工 down the side. */
const KIND = /^(项目)?(类别|分类|类型|分组|组别)$/;

function heedStages(paths: Paths, byColumn: Meanings, sample: Sample): void {
  if (fieldAt(byColumn, 'stage') === undefined) {
    const kind = paths.findIndex((path, column) => {
      const views = byColumn.has(column) || !KIND.test(headerKey(path.at(-1) ?? '')) ? [] : sample(column);
      return views.length >= 3 && most(views, 0.9, ({ raw }) => isStageWord(raw));
    });
    if (kind >= 0) byColumn.set(kind, { kind: 'field', field: 'stage', score: 90, reason: '整列都是阶段用语' });
  }
  const now = fieldAt(byColumn, 'progress');
  if (now === undefined || fieldAt(byColumn, 'stage') !== undefined) return;
  const meaning: HeaderMeaning = { kind: 'field', field: 'stage', score: 90, reason: '整列都是阶段用语' };
  const saysStages = (column: number): boolean => {
    const views = sample(column);
    // Few rows of 进展情况 may happen to read like stages.
    const said = SAYS_STATE.test(paths[column]?.at(-1) ?? '');
    return views.length >= (said ? 1 : 3) && most(views, 0.8, ({ raw }) => isStageWord(raw));
  };
  if (saysStages(now)) return replace(byColumn, paths, now, meaning);
  // 项目状况 beside 本周推进: whichever stands first.
  const other = paths.findIndex(
    (path, column) => !byColumn.has(column) && meaningsOf(path).some(({ field }) => field === 'progress') && saysStages(column),
  );
  if (other >= 0) byColumn.set(other, meaning);
}

/** Gives a column another field; the field it had goes to the next column whose header also names it. */
function replace(byColumn: Meanings, paths: Paths, column: number, meaning: HeaderMeaning): void {
  const old = byColumn.get(column)?.field;
  byColumn.set(column, meaning);
  for (const [index, path] of paths.entries()) {
    if (byColumn.has(index) || path.length === 0) continue;
    const next = meaningsOf(path).find(({ field }) => field !== undefined && field === old);
    if (next) {
      byColumn.set(index, next);
      return;
    }
  }
}
