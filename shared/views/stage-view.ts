/**
 * The stage of a project, derived from its dated events (law 1, S-03). Nothing here is stored.
 */
import type { RecordOf } from '../model/entities';
import { firstDay, lastDay } from '../model/dates';
import type { IsoDay, LedgerDate } from '../model/dates';
import { isStage, stageOrder } from '../model/stages';
import type { Marker, Stage } from '../model/stages';

/** A ledger may give a marker of the statistics office as the stage: 入统 follows 开工 and 入规 follows 投产 (S-03). */
const MARKED: Readonly<Record<string, Stage>> = { 入统: '开工', 入规: '投产' };

export type StageShown = {
  readonly stage: Stage | null;
  /** Why the stage needs a look, in Chinese, or null. */
  readonly doubt: string | null;
};

/** The date of a stage or marker: of several records of one stage the first counts (a project is signed once). Planned dates are no events. */
export function stageDate(events: readonly RecordOf<'stageEvent'>[], stage: Stage | Marker, asOf: IsoDay): LedgerDate | null {
  let best: LedgerDate | null = null;
  for (const { stage: own, on } of events) {
    if (own !== stage || on === undefined || on.planned === true || firstDay(on) > asOf) continue;
    if (best === null || lastDay(on) < lastDay(best)) best = on;
  }
  return best;
}

/**
 * The highest stage a project has reached by a day. An event with a month's precision counts from the month's first day: the office recorded it as done.
 * A stage that the imported ledger states (台账所列阶段) counts where it is further along than the dated events; the missing date is then a doubt.
 */
export function stageShown(project: RecordOf<'project'>, events: readonly RecordOf<'stageEvent'>[], asOf: IsoDay): StageShown {
  let reached: Stage | null = null;
  for (const { stage, on } of events) {
    if (stage === undefined || !isStage(stage) || on === undefined || on.planned === true || firstDay(on) > asOf) continue;
    if (reached === null || stageOrder(stage) > stageOrder(reached)) reached = stage;
  }
  const said = project.stageStated;
  const stated = said === undefined ? undefined : (MARKED[said] ?? said);
  if (stated === undefined || !isStage(stated)) return { stage: reached, doubt: null };
  if (reached === null) return { stage: stated, doubt: stageOrder(stated) >= stageOrder('签约') ? `台账写${stated}，没有阶段日期` : null };
  if (stageOrder(stated) <= stageOrder(reached)) return { stage: reached, doubt: null };
  // 在建 is the condition after 开工 and never has a date of its own.
  const dated = stated === '在建' && reached === '开工';
  return { stage: stated, doubt: dated ? null : `台账写${stated}，最后一条阶段记录是${reached}` };
}
