/**
 * One project on one page: dated facts in order, money reported and recognised, who answers and since when, and where every entry came from.
 */
import { Descriptions, Timeline, Typography } from 'antd';
import { useMemo } from 'react';
import type { Ledger } from '../../../shared/ledger/fold';
import { getRecord } from '../../../shared/ledger/read';
import { firstDay, formatDate, formatDay } from '../../../shared/model/dates';
import { ENTITIES, fieldSpec } from '../../../shared/model/entities';
import type { RecordOf } from '../../../shared/model/entities';
import type { RecordId } from '../../../shared/model/ids';
import { formatMoney } from '../../../shared/model/money';
import { indexLedger } from '../../../shared/views/ledger-index';
import { mention } from '../../../shared/views/duty-view';
import { useLedger } from '../../data/use-ledger';
import { EmptyState } from '../../ui/Notices';
import { PlainTable } from '../../ui/PlainTable';

type Line = { readonly key: string; readonly day: string; readonly text: string };

function entryOrigin(ledger: Ledger, entity: string, id: RecordId): string {
  const madeBy = ledger.records.get(entity)?.get(id)?.madeBy;
  const op = madeBy === undefined ? undefined : ledger.operations.get(madeBy);
  if (op === undefined) return '';
  const row = op.source?.row === undefined ? '' : `第${op.source.row}行`;
  return op.source?.file === undefined ? `${op.person}录入` : `${op.person}导入《${op.source.file}》${row}`;
}

function stageLines(ledger: Ledger, events: readonly RecordOf<'stageEvent'>[]): Line[] {
  return events.flatMap(({ id, stage, on }) =>
    on === undefined
      ? []
      : [{ key: id, day: firstDay(on), text: `${formatDate(on)}　${stage ?? ''}　${entryOrigin(ledger, 'stageEvent', id)}` }],
  );
}

export function ProjectDrawer({ project: id }: { readonly project: RecordId }) {
  const ledger = useLedger((current) => current);
  const project = getRecord(ledger, 'project', id);
  const index = useMemo(() => indexLedger(ledger), [ledger]);
  if (project === null) return <EmptyState title="这个项目已不在台账中" />;
  const unread = Object.entries(project.unread ?? {});
  const duties = index.assignments.get(id) ?? [];
  const funds = index.funds.get(id) ?? [];
  const lines = stageLines(ledger, index.stages.get(id) ?? []).sort((a, b) => (a.day < b.day ? -1 : 1));
  return (
    <div className="ledger-drawer" data-testid="project-drawer">
      <Typography.Title level={5}>{project.projectName}</Typography.Title>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'number', label: '项目编号', children: project.number ?? project.temporaryNumber ?? '未编号' },
          { key: 'investor', label: '投资方', children: project.investor ?? '' },
          {
            key: 'total',
            label: '总投资',
            children: project.totalInvestment === undefined ? '' : `${formatMoney(project.totalInvestment, '万元')}万元`,
          },
          { key: 'content', label: '建设内容', children: project.content ?? '' },
          { key: 'source', label: '来源', children: entryOrigin(ledger, 'project', id) },
        ]}
      />
      {unread.length > 0 && (
        <>
          <Typography.Title level={5}>待核实的原文</Typography.Title>
          <ul>
            {unread.map(([field, raw]) => (
              <li key={field}>
                {fieldSpec('project', field)?.label ?? field}：“{raw}”
              </li>
            ))}
          </ul>
        </>
      )}
      <Typography.Title level={5}>阶段</Typography.Title>
      {lines.length === 0 ? (
        <EmptyState title="还没有阶段记录" />
      ) : (
        <Timeline items={lines.map(({ key, text }) => ({ key, content: text }))} />
      )}
      <Typography.Title level={5}>责任</Typography.Title>
      <PlainTable
        pagination={false}
        rowKey="id"
        dataSource={[...duties]}
        empty="还没有落实责任"
        columns={[
          { title: ENTITIES.assignment.fields.role.label, dataIndex: 'role', width: 84 },
          { title: '姓名或单位', render: (_, duty) => mention(index, duty).name },
          {
            title: '起止',
            width: 190,
            render: (_, { from, to }) => `${from === undefined ? '' : formatDay(from)}—${to === undefined ? '今' : formatDay(to)}`,
          },
        ]}
      />
      <Typography.Title level={5}>资金（申报与核定）</Typography.Title>
      <PlainTable
        pagination={{ pageSize: 8 }}
        rowKey={({ record }) => record.id}
        dataSource={[...funds].sort((a, b) => ((a.record.month ?? '') < (b.record.month ?? '') ? 1 : -1))}
        empty="还没有资金记录"
        columns={[
          { title: '月份', width: 80, render: (_, { record }) => record.month },
          { title: '口径', width: 84, render: (_, { record }) => record.span },
          {
            title: '申报（万元）',
            align: 'right',
            render: (_, { record }) => (record.reported === undefined ? '' : formatMoney(record.reported, '万元')),
          },
          {
            title: '核定（万元）',
            align: 'right',
            render: (_, { recognition }) =>
              recognition?.recognised === undefined ? '待核定' : formatMoney(recognition.recognised, '万元'),
          },
        ]}
      />
    </div>
  );
}
