/**
 * Which data rows are one project (M-08): a 序号 or a name merged over several rows, or rows that carry on the one above.
 */
import { columnLetters } from './cells';
import { CHOICES } from './choices';
import type { HeaderBlock } from './find-table';
import type { Grid } from './grid';
import { ownTexts } from './grid';
import { ask } from './notebook';
import type { TableContext } from './read-fields';
import { compact } from './text';

export type ProjectGroup = { readonly rows: readonly number[] };

function span(grid: Grid, row: number, column: number): readonly [number, number] {
  const merge = column < 0 ? undefined : grid.mergeAt(row, column);
  return merge === undefined ? [row, row] : [merge.top, merge.bottom];
}

/**
 * Groups data rows into projects, one question per group of rows under one 序号.
 * Different names give one record per row, one name gives one record; neither is done unasked.
 */
export function projectGroups(
  context: TableContext,
  header: HeaderBlock,
  indexColumn: number,
  dataRows: readonly number[],
): readonly ProjectGroup[] {
  const { grid } = context;
  const groups: { rows: number[] }[] = [];
  const asked = new Set<number>();
  const wrapped = new Set<readonly number[]>();
  for (const [position, row] of dataRows.entries()) {
    const previous = dataRows[position - 1];
    const group = groups.at(-1);
    const [top, bottom] = span(grid, row, indexColumn);
    if (bottom > top && !asked.has(top)) {
      asked.add(top);
      askGroup(
        context,
        header.nameColumn,
        indexColumn,
        dataRows.filter((line) => line >= top && line <= bottom),
      );
    }
    const joins = group !== undefined && previous !== undefined && sameProject(grid, header.nameColumn, indexColumn, previous, row);
    if (joins === 'merged') group?.rows.push(row);
    else if ((joins === 'continued' || joins === 'wrapped') && group !== undefined) {
      group.rows.push(row);
      if (joins === 'wrapped') wrapped.add(group.rows);
    } else groups.push({ rows: [row] });
  }
  for (const { rows } of groups) {
    const first = rows[0] ?? 0;
    const [top, bottom] = span(grid, first, indexColumn);
    if (rows.length > 1 && bottom === top)
      askGroup(context, header.nameColumn, Math.max(indexColumn, header.nameColumn), rows, wrapped.has(rows));
  }
  return groups;
}

function sameProject(
  grid: Grid,
  nameColumn: number,
  indexColumn: number,
  previous: number,
  row: number,
): 'merged' | 'continued' | 'wrapped' | false {
  const [nameTop, nameBottom] = span(grid, row, nameColumn);
  const ownIndex = indexColumn >= 0 && grid.ownText(row, indexColumn) !== '';
  if (ownIndex) return false;
  const sameIndex = indexColumn >= 0 && span(grid, row, indexColumn)[0] <= previous && grid.text(row, indexColumn) !== '';
  if (nameBottom > nameTop && nameTop <= previous && grid.text(row, nameColumn) !== '') return 'merged';
  const name = compact(grid.text(row, nameColumn));
  if (sameIndex && name !== '' && name === compact(grid.text(previous, nameColumn))) return 'merged';
  if (name !== '') return isWrapped(grid, nameColumn, previous, row) ? 'wrapped' : false;
  if (sameIndex) return 'merged';
  // A row with neither number nor name carries on the project above, when it says anything.
  return ownTexts(grid, row).length > 0 && row === previous + 1 ? 'continued' : false;
}

/** How a project's name ends. */
const NAME_END = /(项目|工程|基地|中心|产业?园区?|生产线|厂|公司|综合体|集群|市场|改造|扩建|建设|平台|[（(].*[)）])$/;

/** A line that only carries on the name of the row above, typed below it for want of room: 年产10万套智能 / 家居生产线项目. */
function isWrapped(grid: Grid, nameColumn: number, previous: number, row: number): boolean {
  const texts = ownTexts(grid, row);
  if (row !== previous + 1 || texts.length !== 1 || texts[0]?.column !== nameColumn || ownTexts(grid, previous).length < 3) return false;
  const [above, below] = [compact(grid.text(previous, nameColumn)), compact(grid.text(row, nameColumn))];
  return above !== '' && !NAME_END.test(above) && NAME_END.test(below);
}

function askGroup(context: TableContext, nameColumn: number, column: number, rows: readonly number[], wrapped = false): void {
  if (rows.length < 2) return;
  const names = new Set(rows.map((row) => compact(context.grid.text(row, nameColumn))).filter((name) => name !== ''));
  const separate = names.size > 1;
  ask(context.notebook, {
    sheet: context.grid.sheet.name,
    rows: rows.map((row) => row + 1),
    column: columnLetters(column),
    field: '$row',
    code: 'row-group',
    text: wrapped
      ? `第${(rows.at(-1) ?? 0) + 1}行只有名称，是上一行名称没写完，还是另一个项目？`
      : `第${(rows[0] ?? 0) + 1}至${(rows.at(-1) ?? 0) + 1}行共用一个序号，是一个项目还是几个？`,
    raw: context.grid.text(rows[0] ?? 0, column),
    candidates: wrapped ? [CHOICES.oneProject, CHOICES.eachRow] : separate ? [CHOICES.eachRow, CHOICES.oneProject] : [CHOICES.oneProject],
  });
}
