/**
 * A project on a whole page: facts with who entered them, who answered on any day, money by month, one line of time, every change. The printed 项目档案 is
 * made from the same pieces.
 */
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { getRecord } from '../../../shared/ledger/read';
import type { IsoDay } from '../../../shared/model/dates';
import type { RecordId, Scope } from '../../../shared/model/ids';
import type { ReportRequest } from '../../../shared/reports/catalogue';
import { changesOf } from '../../../shared/reports/changes';
import type { Change } from '../../../shared/reports/changes';
import { dutyPart, moneyCurve, moneyPart, projectFacts, projectFile } from '../../../shared/reports/project-file';
import { projectTimeline } from '../../../shared/reports/timeline';
import type { TimeLine } from '../../../shared/reports/timeline';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { DayField } from '../../ui/DayField';
import { useFrame } from '../../ui/frame-context';
import { EmptyState } from '../../ui/Notices';
import { PlainTable } from '../../ui/PlainTable';
import { RecordLink } from '../../ui/RecordLink';
import { ReportParts } from '../../ui/ReportParts';
import { EvidenceList } from './EvidenceList';
import { OutputButtons } from './OutputButtons';
import { useOpenRows } from './RowsList';

const ALL = '全部';

function LineOfTime({ lines }: { readonly lines: readonly TimeLine[] }) {
  const [kind, setKind] = useState<string>(ALL);
  const kinds = [ALL, ...new Set(lines.map((line) => line.kind))];
  const shown = lines.filter((line) => kind === ALL || line.kind === kind);
  return (
    <>
      <Segmented size="small" value={kind} onChange={setKind} options={kinds} aria-label="时间线类别" />
      <PlainTable<TimeLine>
        className="record-time"
        rowKey={({ record, part, kind: own }) => `${record}-${own}-${part}`}
        dataSource={shown}
        empty="还没有记录"
        columns={[
          { title: '日期', dataIndex: 'when', width: 116 },
          { title: '类别', dataIndex: 'kind', width: 70 },
          { title: '内容', dataIndex: 'says' },
          { title: '录入人', width: 72, render: (_, { person, source }) => <span title={source}>{person}</span> },
        ]}
      />
    </>
  );
}

function Facts({ project, unit }: { readonly project: RecordId; readonly unit: Scope }) {
  const ledger = useLedger((current) => current);
  const facts = useMemo(() => projectFacts(ledger, project), [ledger, project]);
  return (
    <table className="rp-table record-facts">
      <tbody>
        {facts.map(({ label, value, person, at, source }, place) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              {place === 0 && unit !== 'county' ? (
                <RecordLink kind="unit" record={unit}>
                  {value}
                </RecordLink>
              ) : (
                value
              )}
            </td>
            <td className="record-from" title={source}>
              {person} {at}
              {source !== '' && <small>导入</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const PANES = ['时间线', '佐证材料', '变更记录'] as const;

export function ProjectPage({ project: id }: { readonly project: RecordId }) {
  const frame = useFrame();
  const status = useStatus();
  const ledger = useLedger((current) => current);
  const openRows = useOpenRows();
  const [day, setDay] = useState<IsoDay>(status.today);
  const [pane, setPane] = useState<(typeof PANES)[number]>('时间线');
  const request = useMemo<ReportRequest>(() => ({ kind: 'project', day, record: id }), [day, id]);
  const project = getRecord(ledger, 'project', id);
  const head = useMemo(() => projectFile(ledger, id, day), [ledger, id, day]);
  const lines = useMemo(() => projectTimeline(ledger, id), [ledger, id]);
  const parts = useMemo(() => [moneyPart(moneyCurve(ledger, id, day))], [ledger, id, day]);
  const duty = useMemo(() => [dutyPart(ledger, id, day)], [ledger, id, day]);
  if (project === null || head === null)
    return <EmptyState title="这个项目已不在台账中" actions={<Button onClick={frame.back}>返回</Button>} />;
  return (
    <div className="record-page" data-testid="project-page">
      <header>
        <Button size="small" onClick={frame.back}>
          ← 返回
        </Button>
        <h1>{project.projectName ?? '未命名项目'}</h1>
        <span className="record-under">{head.under}</span>
        <span className="record-tools">
          <Button size="small" onClick={() => frame.go('ledger', { record: id })}>
            在台账中修改
          </Button>
          <OutputButtons request={request} />
        </span>
      </header>
      <div className="record-columns">
        <section aria-label="基本情况">
          <h2>基本情况</h2>
          <p className="record-hint">每项右边是录入人和日期，停在上面看来自哪个文件。</p>
          <Facts project={id} unit={project.scope} />
        </section>
        <section aria-label="责任与时间线">
          <h2>
            那天谁负责
            <DayField size="small" label="日期" day={day} onChange={setDay} />
          </h2>
          <ReportParts parts={duty} onRows={openRows} />
          <ReportParts parts={parts} onRows={openRows} />
          <Segmented size="small" value={pane} onChange={setPane} options={[...PANES]} aria-label="查看" />
          {pane === '时间线' && <LineOfTime lines={lines} />}
          {pane === '佐证材料' && <EvidenceList project={id} />}
          {pane === '变更记录' && <Changes project={id} />}
        </section>
      </div>
    </div>
  );
}

function Changes({ project }: { readonly project: RecordId }) {
  const ledger = useLedger((current) => current);
  const changes = useMemo(() => changesOf(ledger, project).toReversed(), [ledger, project]);
  return (
    <PlainTable<Change>
      rowKey={({ at, field, label }, place) => `${at}-${field}-${label}-${place}`}
      dataSource={changes}
      pagination={{ pageSize: 30 }}
      empty="没有变更记录"
      columns={[
        { title: '录入时间', width: 130, render: (_, { at }) => at.slice(0, 16).replace('T', ' ') },
        { title: '经办人', dataIndex: 'person', width: 72 },
        { title: '栏目', dataIndex: 'label', width: 110 },
        { title: '填写内容', render: (_, { value, withdrawn }) => `${value}${withdrawn ? '（已撤销）' : ''}` },
        { title: '来源', dataIndex: 'source', width: 150 },
      ]}
    />
  );
}
