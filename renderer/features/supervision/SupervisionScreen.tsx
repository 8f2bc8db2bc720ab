/**
 * 督办预警: what falls due, what is overdue, and what the county's 办法 proposes. The program drafts; a person records what was decided.
 */
import { Alert, Button, Segmented } from 'antd';
import { Suspense, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { isTrusted } from '../../../shared/clock/clock';
import { formatDay } from '../../../shared/model/dates';
import { registerTabs } from '../../../shared/registers/all-registers';
import { workCalendarOf } from '../../../shared/views/calendar';
import { dueMatters, missingYears } from '../../../shared/views/deadlines';
import type { DueMatter } from '../../../shared/views/deadlines';
import { useAnswer } from '../../data/answers';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { RegisterTab } from '../../registers/RegisterTab';
import { useFrame } from '../../ui/frame-context';
import type { ScreenProps } from '../../ui/navigation';
import { CountTabs, EmptyState } from '../../ui/Notices';
import { useTab } from '../../ui/use-tab';
import { MatterCard } from './MatterCard';
import { MatterForm } from './MatterForm';
import { ProposalCard } from './ProposalCard';
import './supervision.css';

const SHOWN = 30;
/** No day, no word about what is due: 没有超期 counted on a wrong day would be a false all-clear (goal 15). */
const DATE_IN_DOUBT = '系统日期待核实，核实后再看。';

function ProposalColumn({ title, note, children }: { readonly title: string; readonly note?: string; readonly children?: ReactNode }) {
  return (
    <section aria-label="建议处置">
      <h3>{title}</h3>
      {note !== undefined && <p className="supervision-none">{note}</p>}
      {children}
    </section>
  );
}

/** What the 办法 proposes; nothing while the date is in doubt (goal 15). */
function Proposed() {
  const status = useStatus();
  const frame = useFrame();
  const proposals = useAnswer('proposals', isTrusted(status.clock) ? status.today : null);
  if (proposals === null)
    return (
      <ProposalColumn title="■ 建议处置">
        <Alert type="error" showIcon title="系统日期待核实，暂不提出建议。" />
      </ProposalColumn>
    );
  const title = `■ 建议处置（${proposals.open.length}）`;
  if (!proposals.enabled)
    return (
      <ProposalColumn title={title}>
        <EmptyState title="未启用" actions={<Button onClick={() => frame.go('settings', { tab: '考核办法' })}>去设置</Button>}>
          {proposals.reason}
        </EmptyState>
      </ProposalColumn>
    );
  const none = proposals.open.length === 0 ? { note: '按办法没有需要处置的单位。' } : {};
  return (
    <ProposalColumn title={title} {...none}>
      {proposals.open.map((one) => (
        <ProposalCard key={one.key} open={one} />
      ))}
      {proposals.withheld.length > 0 && (
        <details className="supervision-withheld" data-testid="withheld">
          <summary>已暂缓（{proposals.withheld.length}），下一期再按办法提出</summary>
          {proposals.withheld.map((one) => (
            <ProposalCard key={one.key} open={one} />
          ))}
        </details>
      )}
    </ProposalColumn>
  );
}

/** The three columns: what falls due, what is overdue, what the 办法 proposes. */
function Matters({ target }: ScreenProps) {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [only, setOnly] = useState<'全部' | '督办事项' | '项目时限' | '文书回执'>(target?.filter === 'project' ? '项目时限' : '全部');
  const matters = useMemo(() => dueMatters(ledger, status.today, workCalendarOf(ledger)), [ledger, status.today]);
  const kind = only === '督办事项' ? 'supervision' : only === '文书回执' ? 'letter' : 'project';
  const chosen = only === '全部' ? matters : matters.filter((matter) => matter.kind === kind);
  const soon = chosen.filter(({ state }) => state === '将到期' || state === '今日到期');
  const late = chosen.filter(({ state }) => state === '已超期');
  const missing = missingYears(matters);
  const dated = isTrusted(status.clock);
  const counted = (own: readonly DueMatter[]): number | string => (dated ? own.length : '—');

  function addMatter(): void {
    frame.openDrawer({ title: '新增督办事项', width: 460, body: <MatterForm onDone={frame.closeDrawer} /> });
  }

  return (
    <div className="supervision">
      <div className="supervision-head">
        <Segmented value={only} onChange={setOnly} options={['全部', '督办事项', '项目时限', '文书回执']} />
        {!status.readOnly && status.unit === null && (
          <Button size="small" data-testid="add-matter" onClick={addMatter}>
            新增督办事项
          </Button>
        )}
      </div>
      {!dated && <Alert banner type="warning" title={`系统日期待核实：到期和超期按 ${formatDay(status.today)} 计算，核实之前只作参考。`} />}
      {missing.map((year) => (
        <Alert key={year} banner type="error" title={`缺少 ${year} 年节假日表：涉及该年的工作日没有计算，请到“设置 → 节假日表”导入。`} />
      ))}
      <div className="supervision-columns">
        <section aria-label="将到期">
          <h3>◆ 将到期（{counted(soon)}）</h3>
          {soon.length === 0 && <p className="supervision-none">{dated ? '五个工作日内没有到期的事项。' : DATE_IN_DOUBT}</p>}
          {soon.slice(0, SHOWN).map((matter) => (
            <MatterCard key={matter.id} matter={matter} />
          ))}
        </section>
        <section aria-label="已超期">
          <h3>▲ 已超期（{counted(late)}）</h3>
          {late.length === 0 && <p className="supervision-none">{dated ? '没有超期的事项。' : DATE_IN_DOUBT}</p>}
          {late.slice(0, SHOWN).map((matter) => (
            <MatterCard key={matter.id} matter={matter} />
          ))}
          {late.length > SHOWN && <p className="supervision-none">另有 {late.length - SHOWN} 项，请在项目台账中按完成时限筛选。</p>}
        </section>
        <Suspense fallback={<ProposalColumn title="■ 建议处置" note="正在按办法计算……" />}>
          {status.unit === null ? (
            <Proposed />
          ) : (
            <ProposalColumn title="■ 建议处置" note="由县里按办法提出和决定；有关本单位的督办、黄牌等文书随下发送达。" />
          )}
        </Suspense>
      </div>
    </div>
  );
}

const MATTERS = '督办事项';
const REGISTER_TABS = registerTabs('supervision');

export function SupervisionScreen({ target }: ScreenProps) {
  const [now, choose] = useTab<string>(target, REGISTER_TABS.find((tab) => tab === target?.tab) ?? MATTERS);
  const register = REGISTER_TABS.find((tab) => tab === now);
  return (
    <div className="supervision-screen" data-testid="supervision">
      <CountTabs label="督办预警" tabs={[MATTERS, ...REGISTER_TABS].map((key) => ({ key, label: key }))} active={now} onChange={choose} />
      {register === undefined ? (
        <Matters target={target} />
      ) : (
        <RegisterTab key={register} screen="supervision" tab={register} target={target} />
      )}
    </div>
  );
}
