/**
 * Words of the status column that name no stage anybody knows (立项, 场平, 推进中): asked once for all cells of the column that say the same, never
 * passed over in silence. Only where nothing else gives the stage: no section, no sheet name, no date.
 */
import { columnLetters } from './cells';
import { CHOICES } from './choices';
import { ask } from './notebook';
import type { TableContext } from './read-fields';
import { compact, isDash } from './text';

/** 待定, 不详: the cell says that there is nothing to say. */
const NOTHING_SAID = /^(无|暂无|没有|待定|未定|不详|不清楚|未知|其他|其它|同上|空白)$/;
const WORD_MOST = 10;

/** What such a word may mean; 立项, 环评, 场平 are mostly steps between 签约 and 开工, which therefore stands first. */
const MEANINGS = ['签约', '在谈', '线索', '开工', '在建', '投产', CHOICES.noStage] as const;

/** True for a short word; a sentence or a figure says how far the work is, not which stage. */
function isWord(text: string): boolean {
  return text.length <= WORD_MOST && /^[\p{Script=Han}、/()（）a-zA-Z]+$/u.test(text) && !NOTHING_SAID.test(text);
}

/** Asks about the status word of one project that has no stage. */
export function askStageWord({ columns, grid, notebook }: TableContext, row: number): void {
  const plan = columns.find(({ role, field }) => role === 'field' && field === 'stage');
  if (plan === undefined || grid.cell(row, plan.index)?.kind === 'error') return;
  const raw = grid.text(row, plan.index);
  const word = compact(raw);
  if (word === '' || isDash(raw) || !isWord(word)) return;
  ask(notebook, {
    sheet: grid.sheet.name,
    row: row + 1,
    column: columnLetters(plan.index),
    field: 'stage',
    code: 'stage-unknown',
    text: `“${plan.header}”栏写“${word}”的项目，到了哪个阶段？`,
    raw,
    candidates: [...MEANINGS],
  });
}
