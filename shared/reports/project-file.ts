/**
 * 项目档案 (S-112): one project from first to last day — facts with who entered them, people over time, money by month, one line of time, evidence, and
 * every change with person and time. The page of the project on screen is made of the same pieces.
 */
import type { Ledger } from '../ledger/fold';
import { getRecord } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { ENTITIES, fieldSpec } from '../model/entities';
import type { FieldName } from '../model/entities';
import type { RecordId } from '../model/ids';
import { dutyTerms } from '../views/duty-roster';
import { evidenceOf } from '../views/evidence';
import { allTime, monthBefore, statements, yearToDate } from '../views/fund-sums';
import { indexLedger } from '../views/ledger-index';
import { stageShown } from '../views/stage-view';
import { changesOf, provenanceOf } from './changes';
import { from, heading, OWN_FIGURES, row, say } from './report';
import type { Bar, Report, ReportPart } from './report';
import { projectTimeline } from './timeline';
import { dayText, fieldText, unitName, wanText } from './words';

export type FieldFact = {
  readonly label: string;
  readonly value: string;
  readonly person: string;
  readonly at: string;
  readonly source: string;
};

/** Fields not listed as facts: maps with a place of their own. */
const NO_FACTS: ReadonlySet<FieldName<'project'>> = new Set(['unread', 'other'] as const);

/** The filled fields of a project, each with who gave the value that stands. */
export function projectFacts(ledger: Ledger, id: RecordId): FieldFact[] {
  const project = getRecord(ledger, 'project', id);
  if (project === null) return [];
  const names = (Object.keys(ENTITIES.project.fields) as FieldName<'project'>[]).filter((name) => !NO_FACTS.has(name));
  const facts = names.flatMap((field): FieldFact[] => {
    const value = project[field];
    if (value === undefined || value === '') return [];
    const standing = ledger.records.get('project')?.get(id)?.fields[field]?.value;
    const origin = provenanceOf(ledger, 'project', id, field);
    const clash = project.clashes?.includes(field) === true ? '（待核对：两处填报不一致）' : '';
    return [
      {
        label: fieldSpec('project', field)?.label ?? field,
        value: `${fieldText(ledger, 'project', field, standing)}${clash}`,
        person: origin?.person ?? '',
        at: origin?.at.slice(0, 10) ?? '',
        source: origin?.source ?? '',
      },
    ];
  });
  const other = Object.entries(project.other ?? {}).map(([label, value]) => ({
    label,
    value,
    person: '',
    at: '',
    source: '原台账其他栏目',
  }));
  const unread = Object.entries(project.unread ?? {}).map(([field, value]) => ({
    label: `${fieldSpec('project', field)?.label ?? field}（待核实原文）`,
    value,
    person: '',
    at: '',
    source: '原台账',
  }));
  const unit: FieldFact = { label: '填报单位', value: unitName(ledger, project.scope), person: '', at: '', source: '' };
  return [unit, ...facts, ...other, ...unread];
}

export type MoneyMonth = {
  readonly month: string;
  readonly reported: number | null;
  readonly yearReported: number | null;
  readonly totalReported: number | null;
  readonly totalRecognised: number | null;
  readonly entries: readonly RecordId[];
};

/** 到位资金 by month, for every month that has an entry up to the day; 分 of 人民币. */
export function moneyCurve(ledger: Ledger, id: RecordId, day: IsoDay): MoneyMonth[] {
  const funds = indexLedger(ledger).funds.get(id) ?? [];
  const reported = statements(funds, '到位资金', 'reported');
  const recognised = statements(funds, '到位资金', 'recognised');
  const months = [...new Set(reported.map(({ month }) => month))].filter((month) => month <= day.slice(0, 7)).sort();
  return months.map((month) => {
    const year = month.slice(0, 4);
    const now = yearToDate(reported, year, month);
    const before = yearToDate(reported, year, monthBefore(month));
    return {
      month,
      reported: now === null ? null : now - (before ?? 0),
      yearReported: now,
      totalReported: allTime(reported, month),
      totalRecognised: allTime(recognised, month),
      entries: reported.filter((item) => item.month === month).map(({ entry }) => entry.id),
    };
  });
}

export function moneyPart(months: readonly MoneyMonth[]): ReportPart {
  const most = Math.max(1, ...months.map(({ totalReported }) => totalReported ?? 0));
  const bars = months.map(({ month, reported, totalReported, totalRecognised, entries }): Bar => ({
    name: month,
    share: ((totalReported ?? 0) / most) * 100,
    figures: [from(wanText(reported), entries), from(wanText(totalReported), entries), from(wanText(totalRecognised), entries)],
  }));
  return {
    kind: 'bars',
    caption: '到位资金逐月（累计申报）',
    unit: '单位：万元',
    nameTitle: '月份',
    figureTitles: ['当月申报', '累计申报', '累计核定'],
    bars,
    empty: '还没有资金记录',
  };
}

/** Sources by number, so that a long file name stands once at the foot and not in every row. */
type Sources = { readonly short: (source: string) => string; readonly notes: () => string[] };

function sourceNumbers(): Sources {
  const files: string[] = [];
  return {
    short(source) {
      const [, file, row = ''] = /^(《.*》)(.*)$/.exec(source) ?? [];
      if (file === undefined) return source;
      if (!files.includes(file)) files.push(file);
      return `〔${files.indexOf(file) + 1}〕${row}`;
    },
    notes: () => files.map((file, place) => `〔${place + 1}〕${file}`),
  };
}

function factsPart(ledger: Ledger, id: RecordId, sources: Sources): ReportPart {
  return {
    kind: 'table',
    columns: [
      { title: '栏目', width: 8, align: 'left' },
      { title: '内容', width: 22, align: 'left' },
      { title: '录入人', width: 5 },
      { title: '录入日期', width: 6 },
      { title: '来源', width: 6, align: 'left' },
    ],
    rows: projectFacts(ledger, id).map(({ label, value, person, at, source }) => row(label, value, person, at, sources.short(source))),
    empty: '还没有填写内容',
  };
}

export function dutyPart(ledger: Ledger, id: RecordId, day: IsoDay): ReportPart {
  return {
    kind: 'table',
    columns: [
      { title: '责任类别', width: 5 },
      { title: '姓名或单位', width: 12, align: 'left' },
      { title: '起', width: 7 },
      { title: '止', width: 7 },
      { title: '依据', width: 8, align: 'left' },
      { title: '当日', width: 4 },
    ],
    rows: dutyTerms(ledger, id, day).map((term) =>
      row(
        term.role,
        from(`${term.name}${term.post === undefined ? '' : `（${term.post}）`}`, [term.person ?? term.id]),
        term.from === null ? '' : dayText(term.from),
        term.to === null ? '至今' : dayText(term.to),
        term.ground,
        term.holds ? '在任' : '',
      ),
    ),
    empty: '还没有落实责任',
  };
}

export function timelinePart(ledger: Ledger, id: RecordId): ReportPart {
  return {
    kind: 'table',
    columns: [
      { title: '日期', width: 8, align: 'left' },
      { title: '类别', width: 4 },
      { title: '内容', width: 24, align: 'left' },
      { title: '录入人', width: 6 },
    ],
    rows: projectTimeline(ledger, id).map(({ record, when, kind, says, person }) => row(when, kind, from(says, [record]), person)),
    empty: '还没有记录',
  };
}

/** Evidence by name and 校验值 (first twelve characters of the SHA-256), so that an auditor finds the very file. */
function evidencePart(ledger: Ledger, id: RecordId): ReportPart {
  return {
    kind: 'table',
    columns: [
      { title: '类别', width: 5 },
      { title: '文件名', width: 13, align: 'left' },
      { title: '证明的记录', width: 9, align: 'left' },
      { title: '形成日期', width: 6 },
      { title: '说明', width: 8, align: 'left' },
      { title: '校验值', width: 7, align: 'left' },
    ],
    rows: evidenceOf(ledger, id).map(({ id: own, kind, fileName, proves, takenOn, note, sha256 }) =>
      row(
        kind ?? '',
        from(fileName ?? '', [own]),
        proves,
        takenOn === undefined ? '' : formatDay(takenOn),
        note ?? '',
        sha256?.slice(0, 12) ?? '',
      ),
    ),
    empty: '还没有佐证材料',
  };
}

function changesPart(ledger: Ledger, id: RecordId, sources: Sources): ReportPart {
  return {
    kind: 'table',
    columns: [
      { title: '录入时间', width: 8, align: 'left' },
      { title: '经办人', width: 5 },
      { title: '栏目', width: 7, align: 'left' },
      { title: '填写内容', width: 16, align: 'left' },
      { title: '来源', width: 6, align: 'left' },
    ],
    rows: changesOf(ledger, id).map(({ at, person, label, value, source, withdrawn }) =>
      row(at.slice(0, 16).replace('T', ' '), person, label, value, `${sources.short(source)}${withdrawn ? '（已撤销）' : ''}`),
    ),
    empty: '没有变更记录',
  };
}

/** The file of a project; null when the ledger does not hold it. `day`: the day on which responsibility and stage are asked for. */
export function projectFile(ledger: Ledger, id: RecordId, day: IsoDay): Report | null {
  const project = getRecord(ledger, 'project', id);
  if (project === null) return null;
  const { stage } = stageShown(project, indexLedger(ledger).stages.get(id) ?? [], day);
  const sources = sourceNumbers();
  const number = project.number ?? project.temporaryNumber ?? '未编号';
  return {
    title: `${project.projectName ?? '项目'}档案`,
    under: `编号：${number}　阶段：${stage ?? '未定'}　截至${formatDay(day)}`,
    parts: [
      heading('一、基本情况'),
      factsPart(ledger, id, sources),
      heading('二、责任落实'),
      dutyPart(ledger, id, day),
      heading('三、资金'),
      moneyPart(moneyCurve(ledger, id, day)),
      heading('四、时间线'),
      timelinePart(ledger, id),
      heading('五、佐证材料'),
      evidencePart(ledger, id),
      heading('六、项目信息变更'),
      changesPart(ledger, id, sources),
    ],
    notes: [
      OWN_FIGURES,
      ...sources.notes(),
      '录入日期和录入时间取自录入时电脑的时钟，仅供参考；先后次序以程序记录的编号为准。',
      ...(project.struck === undefined ? [] : [say(`本项目已划去：${project.struck}`).text]),
    ],
  };
}
