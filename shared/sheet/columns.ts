/**
 * Which column is which field: header meanings first, then what the cells below say (percentages, stage words).
 */
import columnData from '../../assets/import/columns.json';
import type { ImportField, ImportStage } from './document';
import { DATE_FIELDS } from './document';
import type { HeaderBlock } from './find-table';
import type { HeaderMeaning } from './header-words';
import { heedCells } from './column-evidence';
import { headerKey, meaningsOf, unitOfPath } from './header-words';
import { flagOf, stageOfMark } from './read-plain';
import type { CellView } from './readings';
import { compact } from './text';
import type { UnitWord } from './unit-words';
import { unitColumns } from './units-elsewhere';

export type ColumnRole = 'field' | 'phone' | 'post' | 'index' | 'other' | 'empty';
export type ColumnPlan = {
  readonly index: number;
  /** 投资额/总额 */
  readonly header: string;
  readonly role: ColumnRole;
  /** For phone and post columns the field of persons they complete. */
  readonly field: ImportField | null;
  readonly unit: UnitWord | null;
  /** The header says 计划 or 预计. */
  readonly planned: boolean;
  /** A column of ticks (√, 是/否) stands for this stage. */
  readonly mark: ImportStage | null;
  /** 责任单位及责任人: the cells name the office before the person, and no other column does. */
  readonly withUnit: boolean;
  /** Column that names the unit of each amount; null when there is none. */
  readonly unitIn: number | null;
  readonly reason: string;
};

/** The reason of a column that no header word and no cell explains. */
export const NO_FIELD = '没有对应的栏目，原样保留';

/** A header that asks for an office and a person in one cell. */
const UNIT_AND_PERSON = /(单位|部门)(及|和|与|、|\/|\+|[(（])+.{0,4}(责任人|负责人|联系人)/;

/** The column that was taken for the project's name comes before every weak synonym of it. */
const NAMED = 36.5;

type Choice = { readonly column: number; readonly meaning: HeaderMeaning };

function assign(paths: HeaderBlock['paths'], nameColumn: number): Map<number, HeaderMeaning> {
  const choices: Choice[] = [];
  for (const [column, path] of paths.entries()) {
    if (path.length === 0) continue;
    for (const meaning of meaningsOf(path)) {
      const score = meaning.field === 'projectName' && column === nameColumn ? Math.max(meaning.score + 1, NAMED) : meaning.score;
      choices.push({ column, meaning: { ...meaning, score } });
    }
  }
  choices.sort((a, b) => b.meaning.score - a.meaning.score || a.column - b.column);
  const byColumn = new Map<number, HeaderMeaning>();
  const taken = new Set<ImportField>();
  for (const { column, meaning } of choices) {
    if (byColumn.has(column)) continue;
    if (meaning.field !== undefined) {
      if (taken.has(meaning.field)) continue;
      taken.add(meaning.field);
    }
    byColumn.set(column, meaning);
  }
  return byColumn;
}

/** The column of persons a phone or post column belongs to: the nearest to its left. */
function personsFor(column: number, byColumn: ReadonlyMap<number, HeaderMeaning>, paths: HeaderBlock['paths']): ImportField | null {
  for (let left = column - 1; left >= 0; left -= 1) {
    const meaning = byColumn.get(left);
    if (meaning?.field === 'leader' || meaning?.field === 'responsiblePerson') return meaning.field;
    // Somebody else's phone: 企业联系人, 法人代表.
    if (
      meaning?.kind !== 'phone' &&
      meaning?.kind !== 'post' &&
      /联系人|法人|法定代表|负责人|经办|客商|董事长|总经理/.test(paths[left]?.join('') ?? '')
    )
      return null;
    if (column - left >= 3) break;
  }
  const persons = [...byColumn.values()].some(({ field }) => field === 'responsiblePerson');
  return persons && !/企业|客商|公司|投资方|法人/.test(paths[column]?.join('') ?? '') ? 'responsiblePerson' : null;
}

/**
 * Plans every column of a table.
 * @param sample cells of a column's body, blanks left out; a few hundred are enough
 */
export function planColumns(header: HeaderBlock, sample: (column: number) => readonly CellView[]): readonly ColumnPlan[] {
  const units = unitColumns(header.paths, sample);
  const naming = new Set(units.values());
  const paths = header.paths.map((path, column) => (naming.has(column) ? [] : path));
  const byColumn = assign(paths, header.nameColumn);
  if (![...byColumn.values()].some(({ field }) => field === 'projectName'))
    byColumn.set(header.nameColumn, { kind: 'field', field: 'projectName', score: 30, reason: '没有项目名称栏，这一列多是项目的名称' });
  leaveJourneys(paths, byColumn);
  heedCells(paths, byColumn, sample);
  const hasUnit = [...byColumn.values()].some(({ field }) => field === 'responsibleUnit');
  const marks = stageMarks(header, byColumn, sample);
  return header.paths.map((path, index): ColumnPlan => {
    const meaning = byColumn.get(index);
    const base = {
      index,
      header: path.join('/'),
      unit: unitOfPath(path),
      planned: /计划|预计|拟|约定|承诺|力争|预期/.test(path.at(-1) ?? ''),
      mark: marks.get(index) ?? null,
      unitIn: units.get(index) ?? null,
      withUnit: !hasUnit && UNIT_AND_PERSON.test(compact(path.at(-1) ?? '')),
    };
    if (path.length === 0 && meaning === undefined)
      return { ...base, role: sample(index).length === 0 ? 'empty' : 'other', field: null, reason: '' };
    if (meaning === undefined && base.mark !== null) return { ...base, role: 'other', field: null, reason: `打勾表示${base.mark}` };
    if (meaning === undefined) return { ...base, role: 'other', field: null, reason: NO_FIELD };
    if (meaning.kind === 'index') return { ...base, role: 'index', field: null, reason: meaning.reason };
    if (meaning.kind === 'field') return { ...base, role: 'field', field: meaning.field ?? null, reason: meaning.reason };
    const field = personsFor(index, byColumn, header.paths);
    return { ...base, role: field === null ? 'other' : meaning.kind, field, reason: meaning.reason };
  });
}

const JOURNEY = new RegExp(columnData.journey.when);
const OF_JOURNEY = new RegExp(columnData.journey.own);

/** In a table of visits (拜访企业, 带队领导) a bare 时间 and 地点 are the journey's, not the project's. */
function leaveJourneys(paths: HeaderBlock['paths'], byColumn: Map<number, HeaderMeaning>): void {
  const leaves = paths.map((path) => headerKey(path.at(-1) ?? ''));
  if (!leaves.some((leaf) => JOURNEY.test(leaf))) return;
  for (const [column, leaf] of leaves.entries()) if (OF_JOURNEY.test(leaf)) byColumn.delete(column);
}

/** Columns headed by a stage whose cells are ticks, alone or beside dates; none when a column states the stage in words. */
function stageMarks(
  header: HeaderBlock,
  byColumn: ReadonlyMap<number, HeaderMeaning>,
  sample: (column: number) => readonly CellView[],
): ReadonlyMap<number, ImportStage> {
  const marks = new Map<number, ImportStage>();
  if ([...byColumn.values()].some(({ field }) => field === 'stage')) return marks;
  for (const [index, path] of header.paths.entries()) {
    // 签约 over 是否: the group says of what.
    const leaf = path.at(-1) ?? '';
    const stage = stageOfMark(/^(是否|是\/否|与否)$/.test(compact(leaf)) ? (path.at(-2) ?? '') : leaf);
    const field = byColumn.get(index)?.field;
    const isDate = field !== undefined && (DATE_FIELDS as readonly string[]).includes(field);
    if (stage === null || (byColumn.has(index) && !isDate)) continue;
    const flags = sample(index).map(({ raw }) => flagOf(raw));
    if (flags.includes(true) && (isDate || flags.every((flag) => flag !== null))) marks.set(index, stage);
  }
  return marks;
}
