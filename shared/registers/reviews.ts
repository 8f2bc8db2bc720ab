/**
 * Registers of review: pre-screening meetings with one opinion per department (S-21), admission (S-22), veto checks
 * (S-23).
 */
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { exactFrom, plainText, ZERO } from '../scoring/exact';
import type { Exact } from '../scoring/exact';
import type { RegisterContext } from './context';
import { hasReached } from './project-facts';
import { derivedList, register } from './register';
import type { Register } from './register';

const PLACE = { screen: 'ledger', tab: '评审要素' } as const;

type Item = RecordOf<'reviewItem'>;

function opinionsOn(item: Item, context: RegisterContext): readonly RecordOf<'reviewOpinion'>[] {
  if (item.project === undefined) return [];
  return context.under('reviewOpinion', 'project', item.project).filter(({ meeting }) => meeting === item.meeting);
}

/** Departments the meeting asked and that have given no opinion on the project. */
function silent(item: Item, context: RegisterContext): RecordId[] {
  const asked = context.get('reviewMeeting', item.meeting)?.departments ?? [];
  const given = new Set(opinionsOn(item, context).flatMap(({ department }) => department ?? []));
  return asked.filter((department) => !given.has(department));
}

function opinionWords(item: Item, context: RegisterContext): string {
  const counts = new Map<string, number>();
  for (const { opinion = '未写' } of opinionsOn(item, context)) counts.set(opinion, (counts.get(opinion) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${word} ${count}`).join('、');
}

export const REVIEW_MEETINGS = register({
  id: 'review-meetings',
  title: '项目评审会议登记簿',
  short: '评审会议',
  place: PLACE,
  serves: ['S-21'],
  entity: 'reviewMeeting',
  columns: [
    { field: 'name', width: 230 },
    'kind',
    'on',
    { field: 'host', width: 110 },
    ...(['通过', '需进一步研判', '不通过'] as const).map((word) => ({
      key: word,
      label: word,
      kind: 'number' as const,
      unit: '个',
      width: word.length > 3 ? 150 : 108,
      value: ({ id }: { readonly id: RecordId }, context: RegisterContext) =>
        context.under('reviewItem', 'meeting', id).filter(({ outcome }) => outcome === word).length,
    })),
    {
      key: 'items',
      label: '上会',
      kind: 'number',
      unit: '个',
      width: 92,
      value: ({ id }, context) => context.under('reviewItem', 'meeting', id).length,
    },
    { field: 'departments', width: 300 },
    { field: 'place', hidden: true },
  ],
  quick: ['name', 'kind', 'on', 'host', 'departments'],
  required: ['name', 'kind', 'on'],
  defaults: ({ today }) => ({ on: today, kind: '预审会' }),
  sort: { key: 'on', direction: 'desc' },
  empty: '预审会、准入评审会开一次登记一条，写明应出意见的部门；上会项目和部门意见分别登记，汇总数自动算。',
  summary: (_, context) => {
    const items = context.all('reviewItem');
    const count = (word: string): number => items.filter(({ outcome }) => outcome === word).length;
    return `上报 ${items.length} 个，通过 ${count('通过')} 个，需进一步研判 ${count('需进一步研判')} 个，不通过 ${count('不通过')} 个`;
  },
});

export const REVIEW_ITEMS = register({
  id: 'review-items',
  title: '上会项目及结论',
  short: '上会项目',
  place: PLACE,
  serves: ['S-21'],
  entity: 'reviewItem',
  columns: [
    { field: 'project', width: 230 },
    { field: 'meeting', width: 210 },
    { key: 'opinions', label: '部门意见', kind: 'text', width: 200, value: opinionWords },
    {
      key: 'silent',
      label: '未出意见部门',
      kind: 'text',
      width: 200,
      value: (item, context) =>
        silent(item, context)
          .map((id) => context.name('unit', id))
          .join('、') || null,
    },
    { field: 'outcome', width: 124 },
    { field: 'conditions', width: 260 },
  ],
  quick: ['project', 'meeting', 'outcome', 'conditions'],
  required: ['project', 'meeting'],
  sort: { key: 'meeting', direction: 'desc' },
  empty: '每次会议每个项目一条；部门意见到齐以后写结论，有条件通过的写明条件。',
  marks: (item, context) => {
    const absent = silent(item, context);
    if (item.outcome !== undefined && absent.length > 0) return { outcome: `还有 ${absent.length} 个部门没有出意见，已写结论` };
    return item.outcome !== undefined && item.outcome !== '通过' && item.conditions === undefined
      ? { conditions: '没有通过的应写明理由' }
      : {};
  },
});

export const REVIEW_OPINIONS = register({
  id: 'review-opinions',
  title: '部门评审意见登记簿',
  short: '部门意见',
  place: PLACE,
  serves: ['S-21'],
  entity: 'reviewOpinion',
  columns: [
    { field: 'project', width: 230 },
    { field: 'meeting', width: 200 },
    { field: 'department', width: 140 },
    { field: 'opinion', width: 124 },
    { field: 'text', width: 320 },
    'on',
  ],
  quick: ['project', 'meeting', 'department', 'opinion', 'text'],
  required: ['project', 'meeting', 'department', 'opinion'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'project', direction: 'asc' },
  empty: '一个部门对一个项目一条意见：同意、有条件同意、需进一步研判、不同意，写明具体意见。',
  marks: ({ opinion, text }) => (opinion !== undefined && opinion !== '同意' && text === undefined ? { text: '应写明具体意见' } : {}),
});

function scoreOf(lines: readonly RecordOf<'admission'>[], field: 'score' | 'full'): Exact {
  return lines.reduce((sum, line) => sum.add(exactFrom(line[field] ?? '0') ?? ZERO), ZERO);
}

export const ADMISSIONS = register({
  id: 'admissions',
  title: '产业用地项目准入评分表',
  short: '准入评分',
  place: PLACE,
  serves: ['S-22'],
  entity: 'admission',
  columns: [
    { field: 'project', width: 220 },
    { field: 'criterion', width: 170 },
    { field: 'standard', width: 170 },
    { field: 'actual', width: 170 },
    'met',
    'full',
    'score',
    'on',
    { field: 'by', width: 120 },
  ],
  quick: ['project', 'criterion', 'standard', 'actual', 'met', 'full', 'score'],
  required: ['project', 'criterion'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'project', direction: 'asc' },
  empty: '供地之前按县里的准入标准逐项评：标准是什么、项目怎样、达标没有、得几分。一个项目一项指标一条。',
  marks: ({ met, score, full }) => ({
    ...(met === false ? { met: '这一项没有达到准入标准' } : {}),
    ...(score !== undefined && full !== undefined && Number(score) > Number(full) ? { score: '得分超过满分' } : {}),
  }),
});

export const ADMISSION_TOTALS = derivedList({
  id: 'admission-totals',
  title: '产业用地项目准入评分汇总表',
  short: '准入汇总',
  place: PLACE,
  serves: ['S-22'],
  columns: [
    { key: 'project', label: '项目', kind: 'text', width: 260 },
    { key: 'unit', label: '填报单位', kind: 'text' },
    { key: 'score', label: '得分', kind: 'number', total: false },
    { key: 'full', label: '满分', kind: 'number', total: false },
    { key: 'failed', label: '未达标', kind: 'text', width: 280 },
  ],
  sort: { key: 'score', direction: 'desc' },
  empty: '还没有准入评分。逐项评分之后，这里按项目汇总得分和未达标的指标。',
  rows: (context) => {
    const projects = [...new Set(context.all('admission').flatMap(({ project }) => project ?? []))];
    return projects.map((id) => {
      const lines = context.under('admission', 'project', id);
      const failed = lines.filter(({ met }) => met === false).flatMap(({ criterion }) => criterion ?? []);
      return {
        id,
        cells: {
          project: context.name('project', id),
          unit: context.unitName(lines[0]?.scope ?? 'county'),
          score: plainText(scoreOf(lines, 'score'), 2),
          full: plainText(scoreOf(lines, 'full'), 2),
          failed: failed.join('、') || null,
        },
        marks: failed.length === 0 ? {} : { failed: '有未达标的准入指标' },
      };
    });
  },
});

export const VETO_CHECKS = register({
  id: 'veto-checks',
  title: '项目否决项核查登记簿',
  short: '否决项核查',
  place: PLACE,
  serves: ['S-23'],
  entity: 'vetoCheck',
  columns: [
    { field: 'project', width: 230 },
    'kind',
    { field: 'result', width: 92 },
    { field: 'department', width: 140 },
    'on',
    { field: 'document', width: 180 },
    { field: 'note', width: 260 },
  ],
  quick: ['project', 'kind', 'result', 'department', 'on', 'document'],
  required: ['project', 'kind', 'result', 'department'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'on', direction: 'desc' },
  empty: '生态环境、产业政策、“五小”等核查一项一条：哪个部门出具、结果怎样、哪份文件。',
  marks: ({ result, project }, context) => {
    if (result !== '不通过') return {};
    const own = context.get('project', project);
    return { result: own !== null && hasReached(context, own, '签约') ? '核查不通过，项目已签约' : '核查不通过' };
  },
  summary: (checks) => {
    const failed = new Set(checks.filter(({ result }) => result === '不通过').flatMap(({ project }) => project ?? []));
    return `核查 ${checks.length} 项，涉及不通过的项目 ${failed.size} 个`;
  },
});

export const REVIEW_REGISTERS: readonly Register[] = [
  REVIEW_MEETINGS,
  REVIEW_ITEMS,
  REVIEW_OPINIONS,
  ADMISSIONS,
  ADMISSION_TOTALS,
  VETO_CHECKS,
];
