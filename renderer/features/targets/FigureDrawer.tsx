/** 怎么算的: the figures of one unit and indicator with their arithmetic, and the entries behind them. */
import { Descriptions, Spin, Typography } from 'antd';
import { Suspense } from 'react';
import { evidenceLines } from '../../../shared/month/evidence';
import type { EvidenceLine } from '../../../shared/month/evidence';
import { figureText, gapText, movementText, percentText, placeText } from '../../../shared/month/words';
import type { CompletionRow } from '../../../shared/scoring/completion-table';
import { useAnswer } from '../../data/answers';
import { useLedger } from '../../data/use-ledger';
import { PlainTable } from '../../ui/PlainTable';

/** The arithmetic of a row in one line, as the bulletin's note would say it. */
function formula(row: CompletionRow): string {
  if (row.yearTarget === null || row.cumulative === null) return '没有下达任务，不计算完成率。';
  const { unitOfMeasure: unit } = row;
  const rate = `完成率 = 累计 ${row.cumulative.text}${unit} ÷ 年度任务 ${row.yearTarget.text}${unit} = ${percentText(row.completion)}`;
  const gap =
    row.schedule === null
      ? ''
      : `；序时差 = ${percentText(row.completion)} − ${percentText(row.schedule)} = ${gapText(row.gapPoints)}个百分点`;
  const stretch =
    row.stretch === null || row.stretchCompletion === null
      ? ''
      : `；争取目标完成率 = 累计 ${row.cumulative.text}${unit} ÷ 争取目标 ${row.stretch.text}${unit} = ${percentText(row.stretchCompletion)}`;
  return `${rate}${gap}${stretch}`;
}

export function EvidenceTable({ ids }: { readonly ids: readonly string[] }) {
  const ledger = useLedger((current) => current);
  const lines = evidenceLines(ledger, ids);
  return (
    <PlainTable<EvidenceLine>
      rowKey={(line, index) => `${line.id}/${index ?? 0}`}
      dataSource={lines}
      pagination={{ pageSize: 12 }}
      empty="没有记录"
      columns={[
        { title: '项目或事项', dataIndex: 'title' },
        { title: '内容', dataIndex: 'says' },
        { title: '录入人', dataIndex: 'person', width: 76 },
        { title: '来源', dataIndex: 'source', ellipsis: true },
      ]}
    />
  );
}

/** The entries, which the reckoner gathers when the drawer is opened. */
function RowEntries({ row, period }: { readonly row: CompletionRow; readonly period: string }) {
  const evidence = useAnswer('evidence', { period, unit: row.unit, target: row.target });
  return (
    <>
      <Typography.Title level={5}>累计由以下 {evidence?.cumulative.length ?? 0} 条记录得出</Typography.Title>
      <EvidenceTable ids={evidence?.cumulative ?? []} />
      <Typography.Title level={5}>任务依据</Typography.Title>
      <EvidenceTable ids={evidence?.target ?? []} />
    </>
  );
}

export function FigureDrawer({ row, period }: { readonly row: CompletionRow; readonly period: string }) {
  return (
    <div data-testid="figure-drawer">
      <Typography.Paragraph>{formula(row)}</Typography.Paragraph>
      <Descriptions
        size="small"
        column={2}
        items={[
          { key: 'counts', label: '口径', children: row.counts },
          { key: 'month', label: '当月', children: `${figureText(row.month)}${row.unitOfMeasure}` },
          {
            key: 'last',
            label: '去年同期',
            children: `${figureText(row.lastYear)}${row.lastYearLocked === true ? '（上年核定锁定数）' : ''}`,
          },
          { key: 'stretch', label: '争取目标', children: `${figureText(row.stretch)}（完成${percentText(row.stretchCompletion)}）` },
          { key: 'place', label: '位次', children: placeText(row) },
          { key: 'move', label: '升降', children: movementText(row) },
        ]}
      />
      <Suspense fallback={<Spin />}>
        <RowEntries row={row} period={period} />
      </Suspense>
    </div>
  );
}
