/**
 * The columns of the 项目台账, in one place: key, heading, kind, and what an edit of a cell writes to. Grid, workbook and print take them from here.
 * Headings of project fields come from the entity registry. Knows nothing of widths, screens or files.
 */
import { ENTITIES } from '../model/entities';
import type { FieldName } from '../model/entities';
import type { AssignmentRole } from '../model/entities-project';
import { PROJECT_STATES } from '../model/stages';
import type { LedgerDate } from '../model/dates';
import type { PersonMention } from '../model/field-kinds';
import type { Money } from '../model/money';

/** How a column is shown, sorted and added up; the same words as the screen's table uses. */
export type ViewKind = 'text' | 'longText' | 'number' | 'money' | 'date' | 'percent' | 'choice' | 'people';

/** One cell of a view: exact values, not text. */
export type ViewValue = null | string | number | Money | LedgerDate | readonly PersonMention[];

/** What an edit of a cell becomes: a field of the project, a dated stage event, an assignment from a day on, a statement of money. */
export type ColumnWrite =
  | { readonly to: 'project'; readonly field: FieldName<'project'> }
  | { readonly to: 'stageEvent'; readonly stage: '签约' | '注册' | '开工' | '竣工' | '投产' | '入统' }
  | { readonly to: 'assignment'; readonly role: AssignmentRole }
  /** Reported money of the month of the view. */
  | { readonly to: 'moneyEntry'; readonly span: '当月' };

export type ViewColumn = {
  readonly key: string;
  readonly label: string;
  readonly kind: ViewKind;
  /** Absent: derived, not editable. */
  readonly writes?: ColumnWrite;
  readonly unit?: string;
  readonly choices?: readonly string[];
  readonly group?: string;
  /** Left out of prints and the first look of the grid; shown on demand. */
  readonly extra?: true;
};

const FIELDS = ENTITIES.project.fields;

function field(name: FieldName<'project'>, kind: ViewKind, more: Partial<ViewColumn> = {}): ViewColumn {
  return { key: name, label: FIELDS[name].label, kind, writes: { to: 'project', field: name }, ...more };
}

function event(key: string, stage: Extract<ColumnWrite, { to: 'stageEvent' }>['stage'], more: Partial<ViewColumn> = {}): ViewColumn {
  return { key, label: `${stage}时间`, kind: 'date', writes: { to: 'stageEvent', stage }, group: '时间节点', ...more };
}

function duty(key: string, role: AssignmentRole): ViewColumn {
  return { key, label: role, kind: role === '责任单位' ? 'text' : 'people', writes: { to: 'assignment', role }, group: '责任落实' };
}

function fund(key: string, label: string, more: Partial<ViewColumn> = {}): ViewColumn {
  return { key, label, kind: 'money', group: '到位资金', ...more };
}

/** In print order. `extra` columns stand where they belong and are hidden at first. */
export const PROJECT_COLUMNS = [
  { key: 'index', label: '序号', kind: 'number' },
  field('number', 'text'),
  field('temporaryNumber', 'text', { extra: true }),
  field('projectName', 'text'),
  { key: 'unit', label: '填报单位', kind: 'text' },
  field('investor', 'text'),
  field('origin', 'text'),
  field('industry', 'text'),
  field('kind', 'choice', { choices: FIELDS.kind.choices, extra: true }),
  field('content', 'longText', { extra: true }),
  field('place', 'text', { extra: true }),
  field('landMu', 'number', { label: '用地', unit: '亩', extra: true }),
  field('totalInvestment', 'money', { group: '投资额' }),
  field('agreedInvestment', 'money', { group: '投资额' }),
  field('fixedInvestment', 'money', { group: '投资额' }),
  event('signedOn', '签约'),
  event('registeredOn', '注册', { extra: true }),
  event('startedOn', '开工'),
  event('finishedOn', '竣工', { extra: true }),
  event('productionOn', '投产'),
  event('inStatisticsOn', '入统'),
  fund('fundsMonth', '当月申报', { writes: { to: 'moneyEntry', span: '当月' } }),
  fund('fundsMonthRecognised', '当月核定'),
  fund('fundsYear', '当年申报'),
  fund('fundsYearRecognised', '当年核定'),
  fund('fundsTotal', '累计申报'),
  fund('fundsTotalRecognised', '累计核定'),
  { key: 'stage', label: '阶段', kind: 'text' },
  field('state', 'choice', { choices: PROJECT_STATES }),
  duty('leader', '包保领导'),
  duty('responsibleUnit', '责任单位'),
  duty('responsiblePerson', '责任人'),
  field('introducingUnit', 'text', { extra: true }),
  field('progress', 'longText', { group: '推进情况' }),
  field('progressPercent', 'percent', { label: '进度', group: '推进情况', extra: true }),
  field('problems', 'longText', { group: '推进情况' }),
  field('nextStep', 'longText', { group: '推进情况' }),
  field('planFinish', 'date', { group: '推进情况', extra: true }),
  field('deadline', 'date', { group: '推进情况' }),
  field('remarks', 'longText'),
  { key: 'source', label: '来源', kind: 'text', extra: true },
  { key: 'enteredBy', label: '录入人', kind: 'text', extra: true },
] as const satisfies readonly ViewColumn[];

/** Key of a column of the 项目台账. */
export type ProjectColumnKey =
  | 'index'
  | 'unit'
  | 'stage'
  | 'source'
  | 'enteredBy'
  | 'signedOn'
  | 'registeredOn'
  | 'startedOn'
  | 'finishedOn'
  | 'productionOn'
  | 'inStatisticsOn'
  | 'fundsMonth'
  | 'fundsMonthRecognised'
  | 'fundsYear'
  | 'fundsYearRecognised'
  | 'fundsTotal'
  | 'fundsTotalRecognised'
  | 'leader'
  | 'responsibleUnit'
  | 'responsiblePerson'
  | FieldName<'project'>;

/** A column by its key, or null. */
export function projectColumn(key: string): ViewColumn | null {
  return PROJECT_COLUMNS.find((column) => column.key === key) ?? null;
}
