/**
 * Running text over a period: half-year and year 综述文字 (S-116), and 招商动态 第N期 (S-114). Every number is a count of listed records, so it can be
 * followed to its rows; the leader edits the words in Word.
 */
import { daysBetween } from '../calendar/iso-date';
import { addDays, formatDay, isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { listRecords } from '../ledger/read';
import { textOf } from '../views/print-table';
import type { ProjectRow } from '../views/project-rows';
import { activitiesIn, everReached, ids, investmentOf, moneyIn, reachedIn, yiText } from './basis';
import type { Basis } from './basis';
import { countOf, from, heading, OWN_FIGURES, paragraph, say } from './report';
import type { Figure, Report, ReportPart } from './report';
import { spanOf, within } from './spans';
import type { Span } from './spans';
import { unitName } from './words';

const YI = 10_000_000_000;

/** Projects of at least so many 亿元, counted cumulatively: 亿元以上 holds the higher bands too (S-14). */
export function atLeast(rows: readonly ProjectRow[], yi: number): ProjectRow[] {
  return rows.filter(({ cells }) => {
    const value = cells.totalInvestment;
    return typeof value === 'object' && value !== null && 'minor' in value && value.currency === 'CNY' && value.minor >= yi * YI;
  });
}

/** 签约N个，总投资X亿元，其中亿元以上M个. */
export function countWithMoney(word: string, rows: readonly ProjectRow[]): Figure[] {
  const sum = investmentOf(rows);
  const large = atLeast(rows, 1);
  return [
    say(word),
    countOf(ids(rows), '个'),
    say('，总投资'),
    from(yiText(sum.minor), sum.records),
    say('亿元'),
    ...(large.length === 0 ? [] : [say('，其中亿元以上'), countOf(ids(large), '个')]),
  ];
}

function byKind(list: readonly RecordOf<'activity'>[], kind: string): RecordOf<'activity'>[] {
  return list.filter((own) => own.kind === kind);
}

const heads = (list: readonly RecordOf<'activity'>[]): number => list.reduce((sum, { headcount }) => sum + (headcount ?? 0), 0);

function activitySentence(basis: Basis, span: Span): ReportPart {
  const all = activitiesIn(basis.ledger, span, null);
  const [out, visits, sites, fairs] = [byKind(all, '外出招商'), byKind(all, '来访接待'), byKind(all, '现场走访'), byKind(all, '推介活动')];
  return paragraph(
    '外出招商',
    countOf(ids(out), '次'),
    `（${heads(out)}人次），邀请和接待客商来访`,
    countOf(ids(visits), '批次'),
    `（${heads(visits)}人次），走访企业和项目现场`,
    countOf(ids(sites), '次'),
    '，举办推介活动',
    countOf(ids(fairs), '次'),
    '。',
  );
}

function examples(rows: readonly ProjectRow[], most = 5): string {
  const amount = ({ cells }: ProjectRow): number => {
    const value = cells.totalInvestment;
    return typeof value === 'object' && value !== null && 'minor' in value && value.currency === 'CNY' ? value.minor : 0;
  };
  const chosen = [...rows].sort((a, b) => amount(b) - amount(a)).slice(0, most);
  return chosen.map((own) => `${textOf(own.cells.unit)}${textOf(own.cells.projectName)}（${yiText(amount(own))}亿元）`).join('、');
}

/** Increases of the period: counted by amount, never as projects (S-29); nothing is said when there are none. */
export function increaseWords(basis: Basis, span: Span): (string | Figure)[] {
  const own = listRecords(basis.ledger, 'increase').filter(({ on, amount }) => within(on, span) && amount?.currency === 'CNY');
  const minor = own.reduce((sum, { amount }) => sum + (amount?.minor ?? 0), 0);
  return own.length === 0
    ? []
    : ['；增资扩产', countOf(ids(own), '次'), '，增资额', from(yiText(minor), ids(own)), '亿元（不计入项目个数）'];
}

/** 半年或全年招商引资工作综述. */
export function summaryReport(basis: Basis, span: Span): Report {
  const before = { from: shifted(span.from), asOf: shifted(span.asOf) };
  const signed = reachedIn(basis, '签约', span);
  const signedBefore = reachedIn(basis, '签约', before);
  const started = reachedIn(basis, '开工', span);
  const startedBefore = reachedIn(basis, '开工', before);
  const produced = reachedIn(basis, '投产', span);
  const paid = moneyIn(basis, basis.rows, '到位资金', 'reported', span);
  const paidBefore = moneyIn(basis, basis.rows, '到位资金', 'reported', before);
  const recognised = moneyIn(basis, basis.rows, '到位资金', 'recognised', span);
  const listed = reachedIn(basis, '入统', span);
  const ruled = reachedIn(basis, '入规', span);
  const talks = basis.rows.filter(({ stage, cells }) => stage === '在谈' && cells.state !== '退出');
  const blocked = basis.rows.filter(({ cells, stage }) => textOf(cells.problems) !== '' && stage !== '达产' && cells.state !== '退出');
  const against = (now: number, then: number, unit: string): string =>
    then === now ? '，与上年同期持平' : now > then ? `，比上年同期多${yiOr(now - then, unit)}` : `，比上年同期少${yiOr(then - now, unit)}`;
  return {
    title: `${span.words}招商引资工作情况综述`,
    under: `截至${formatDay(span.asOf)}`,
    parts: [
      heading('一、主要指标'),
      paragraph(
        `${span.words}，全县`,
        ...countWithMoney('新签约项目', signed),
        against(signed.length, signedBefore.length, '个'),
        '；',
        ...countWithMoney('新开工项目', started),
        against(started.length, startedBefore.length, '个'),
        '；投产项目',
        countOf(ids(produced), '个'),
        ...increaseWords(basis, span),
        '。申报到位资金',
        from(yiText(paid.minor), paid.records),
        '亿元',
        against(paid.minor, paidBefore.minor, '亿元'),
        '，其中已核定',
        from(yiText(recognised.minor), recognised.records),
        '亿元。新入统项目',
        countOf(ids(listed), '个'),
        '，新入规企业（项目）',
        countOf(ids(ruled), '个'),
        '。',
      ),
      ...(signed.length === 0 ? [] : [paragraph(`新签约的较大项目有：${examples(signed)}。`)]),
      ...(started.length === 0 ? [] : [paragraph(`新开工的较大项目有：${examples(started)}。`)]),
      heading('二、招商活动'),
      activitySentence(basis, span),
      heading('三、项目储备与推进'),
      paragraph(
        '目前在谈项目',
        countOf(ids(talks), '个'),
        '，累计签约',
        countOf(ids(everReached(basis, '签约')), '个'),
        '、开工',
        countOf(ids(everReached(basis, '开工')), '个'),
        '、投产',
        countOf(ids(everReached(basis, '投产')), '个'),
        '。',
      ),
      heading('四、存在问题'),
      paragraph('填报有问题需要协调的项目', countOf(ids(blocked), '个'), '。'),
      heading('五、下步打算'),
      paragraph('（由起草人填写。）'),
    ],
    notes: [
      OWN_FIGURES,
      '项目数按首次达到该阶段的日期计入本期；亿元以上包括更高档次；外币项目计个数，不计入总投资。上年同期按台账现有记录计算到上年同一天。',
    ],
  };
}

/** A year earlier; 29 February becomes the 28th. */
function shifted(day: IsoDay): IsoDay {
  const text = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isoDay(text.endsWith('02-29') ? `${text.slice(0, 8)}28` : text);
}

function yiOr(value: number, unit: string): string {
  return unit === '亿元' ? `${yiText(value)}亿元` : `${value}${unit}`;
}

/** Entries of the period as items of a 简报: stage changes and activities, by unit. */
function items(basis: Basis, span: Span): ReportPart[] {
  const stages = (['签约', '开工', '竣工', '投产'] as const).flatMap((stage) =>
    reachedIn(basis, stage, span).map((own) => ({
      unit: textOf(own.cells.unit),
      piece: from(`${textOf(own.cells.projectName)}${stage}`, [own.id]),
    })),
  );
  const acts = activitiesIn(basis.ledger, span, null).map((own) => ({
    unit: unitName(basis.ledger, own.scope),
    piece: from(
      `${own.on === undefined ? '' : formatDay(own.on).slice(5)}${own.leader ?? ''}${own.kind === '外出招商' ? `赴${own.place ?? ''}拜访` : own.kind === '来访接待' ? '接待' : '走访'}${own.company ?? ''}${own.outcome === undefined ? '' : `，${own.outcome}`}`,
      [own.id],
    ),
  }));
  const all = [...stages, ...acts];
  const units = basis.units.map(({ name }) => name ?? '').filter((name) => all.some(({ unit }) => unit === name));
  return units.map((unit) => {
    const own = all.filter((one) => one.unit === unit);
    return paragraph(`【${unit}】`, ...own.flatMap(({ piece }, place): Figure[] => [say(place === 0 ? '' : '；'), piece]), '。');
  });
}

/**
 * 招商动态 of a half week: Monday to Wednesday, or Thursday to Sunday; the number counts the issues of the year from 1 (two a week).
 */
export function newsSpan(day: IsoDay): { readonly span: Span; readonly issue: number } {
  const week = spanOf('week', day);
  const start = addDays(week.from, 3);
  const second = day >= start;
  const end = second ? week.to : addDays(start, -1);
  const first = second ? start : week.from;
  const span: Span = {
    kind: 'week',
    from: first,
    to: end,
    asOf: day < end ? day : end,
    words: `${formatDay(first)}至${formatDay(end)}`,
  };
  const weekOfYear = Math.floor((daysBetween(isoDay(`${first.slice(0, 4)}-01-01`), week.from) + 6) / 7);
  return { span, issue: weekOfYear * 2 + (second ? 2 : 1) };
}

/** 招商动态 第N期: what the units entered in the half week (S-114, 每周两次). */
export function newsReport(basis: Basis): Report {
  const { span, issue } = newsSpan(basis.day);
  const [county] = listRecords(basis.ledger, 'county');
  const parts = items(basis, span);
  return {
    head: { name: '招商动态', issue: `第${issue}期`, editor: county?.office ?? '', dated: formatDay(basis.day) },
    title: `各单位招商动态（${span.words}）`,
    under: '',
    parts: parts.length === 0 ? [paragraph('本期没有新的招商动态。')] : parts,
    notes: [OWN_FIGURES, '期号按每周两期推算，县里另有编号的，在Word中改。'],
  };
}
