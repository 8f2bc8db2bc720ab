/**
 * The register of leads (招商线索, S-07, S-08): source, giver, first contact, verdict with its ground, follow-up, and the step from a lead to a project.
 */
import { fail, ok } from '../errors';
import { createDraft, setDraft } from '../ledger/drafts';
import type { RecordOf } from '../model/entities';
import type { RegisterContext } from './context';
import { daysSince, limitOf, workdays } from './project-facts';
import { register } from './register';
import type { Register } from './register';

type Lead = RecordOf<'lead'>;

/** What a lead must have to be counted as 有效: somebody who wants to invest, in what, whom to call, and a first contact. */
export function lackingForValid(lead: Lead): string[] {
  return [
    ...(lead.investor === undefined ? ['投资方'] : []),
    ...(lead.contact === undefined ? ['联系人'] : []),
    ...(lead.content === undefined ? ['投资意向'] : []),
    ...(lead.firstContactOn === undefined ? ['首次对接日期'] : []),
  ];
}

/** A lead counts when it was judged 有效 and has what that takes; the ones left out stay in the register with the reason. */
export function isValidLead(lead: Lead): boolean {
  return lead.verdict === '有效' && lackingForValid(lead).length === 0;
}

const isOpen = (lead: Lead): boolean => lead.project === undefined && lead.verdict !== '无效';

/** The county's own limits on answering and following a lead (as 江门 2024 sets them); none is kept until the county has entered one. */
function limitMarks(lead: Lead, context: RegisterContext): Record<string, string> {
  const found: Record<string, string> = {};
  const first = limitOf(context, '线索首次对接时限（工作日）');
  // One that was thrown out without a contact, or is a project already, is chased by nobody.
  if (first !== null && lead.receivedOn !== undefined && (isOpen(lead) || lead.firstContactOn !== undefined)) {
    const used = workdays(context, lead.receivedOn, lead.firstContactOn ?? context.today);
    if (used !== null && used > first)
      found['firstContactOn'] = `登记后 ${used} 个工作日${lead.firstContactOn === undefined ? '还没有对接' : '才对接'}，县定 ${first} 个`;
  }
  const every = limitOf(context, '线索跟进间隔（天）');
  const last = lead.lastContactOn ?? lead.firstContactOn;
  if (every !== null && isOpen(lead) && last !== undefined && daysSince(context, last) > every)
    found['lastContactOn'] = `${daysSince(context, last)} 天没有跟进，县定每 ${every} 天一次`;
  return found;
}

function marks(lead: Lead, context: RegisterContext): Record<string, string> {
  const { today } = context;
  const found = limitMarks(lead, context);
  const lacking = lackingForValid(lead);
  if (lead.verdict === '有效' && lacking.length > 0) found['verdict'] = `研判为有效，但缺${lacking.join('、')}，不计入有效线索`;
  if (lead.verdict === '无效' && lead.reason === undefined) found['reason'] = '研判为无效，应写明原因';
  if (isOpen(lead) && lead.nextOn !== undefined && lead.nextOn < today) found['nextOn'] = '约定的跟进日期已过，没有新的跟进';
  return found;
}

export const LEADS = register({
  id: 'leads',
  title: '招商线索登记簿',
  short: '招商线索',
  place: { screen: 'ledger', tab: '客商线索' },
  serves: ['S-07', 'S-08'],
  entity: 'lead',
  columns: [
    { field: 'name', width: 210 },
    'receivedOn',
    { field: 'source', width: 96 },
    { field: 'giver', width: 92 },
    { field: 'investor', width: 170 },
    { field: 'contact', width: 140 },
    { field: 'origin', width: 100 },
    { field: 'industry', width: 100 },
    { field: 'content', width: 200 },
    'investment',
    'firstContactOn',
    'lastContactOn',
    { field: 'follow', width: 200 },
    'nextOn',
    { field: 'owner', width: 92 },
    'verdict',
    { field: 'reason', width: 150 },
    { field: 'judgedOn', hidden: true },
    'project',
  ],
  quick: ['name', 'source', 'giver', 'investor', 'contact', 'content', 'receivedOn'],
  required: ['name', 'receivedOn'],
  defaults: ({ today }) => ({ receivedOn: today, verdict: '待研判' }),
  sort: { key: 'receivedOn', direction: 'desc' },
  empty: '得到一条投资信息就登记一条：谁提供的、谁想投、投什么、什么时候第一次对接。研判无效的写明原因，也留在这里。',
  marks,
  summary: (records) => {
    const count = (test: (lead: Lead) => boolean): number => records.filter(test).length;
    const valid = count(isValidLead);
    return `共 ${records.length} 条：有效 ${valid}、无效 ${count(({ verdict }) => verdict === '无效')}、其余 ${
      records.length - valid - count(({ verdict }) => verdict === '无效')
    }；已转为项目 ${count(({ project }) => project !== undefined)} 个`;
  },
  actions: [
    {
      id: 'to-project',
      label: '转为项目',
      when: (lead) => lead.project === undefined && lead.verdict !== '无效',
      done: '已转为项目，在项目台账“线索”阶段',
      drafts: (lead, { ledger, today }, newId) => {
        if (lead.name === undefined) return fail('E_REGISTER_ACTION', '线索没有名称');
        const { scope } = lead;
        const project = newId('project');
        const picked = {
          ...(lead.investor === undefined ? {} : { investor: lead.investor }),
          ...(lead.origin === undefined ? {} : { origin: lead.origin }),
          ...(lead.industry === undefined ? {} : { industry: lead.industry }),
          ...(lead.content === undefined ? {} : { content: lead.content }),
          ...(lead.investment === undefined ? {} : { totalInvestment: lead.investment }),
          ...(scope === 'county' ? {} : { foundingUnit: scope }),
        };
        return ok([
          createDraft({ scope, entity: 'project', record: project }, { projectName: lead.name, state: '正常', ...picked }),
          createDraft(
            { scope, entity: 'stageEvent', record: newId('stageEvent') },
            { project, stage: '线索', on: { date: lead.receivedOn ?? today, precision: 'day' }, evidence: '由招商线索转入' },
          ),
          setDraft(ledger, { scope, entity: 'lead', record: lead.id }, { project }),
        ]);
      },
    },
  ],
});

export const LEAD_REGISTERS: readonly Register[] = [LEADS];
