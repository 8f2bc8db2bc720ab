/** 通报要点: 脱幅 and 双脱幅 of a pair of indicators (S-56), 空白单位 (S-57), 同比 (S-58), the first and the last three with reasons (S-81). */
import { Select, Space } from 'antd';
import { useState } from 'react';
import { blanks, groupEnds, growthText, shortfalls } from '../../../shared/month/flags';
import type { Blank, Placed, Shortfall } from '../../../shared/month/flags';
import type { MonthTable, MonthView } from '../../../shared/month/month-view';
import { figureText } from '../../../shared/month/words';
import { PlainTable } from '../../ui/PlainTable';

const ENDS = 3;

function Shortfalls({ view }: { readonly view: MonthView }) {
  const money = view.tables.find(({ counts }) => counts === '核定数') ?? view.tables[0];
  const other = view.tables.find(({ target }) => target !== money?.target) ?? money;
  const [pair, setPair] = useState<readonly [string, string]>([money?.target ?? '', other?.target ?? '']);
  const found = shortfalls(view, pair);
  const options = view.tables.map(({ target, title }) => ({ value: target, label: title }));
  const double = found.filter(({ word }) => word === '双脱幅').length;
  return (
    <PlainTable<Shortfall>
      rowKey="unit"
      dataSource={found}
      pagination={{ pageSize: 12 }}
      empty="这两项指标各单位都达到序时进度。"
      caption={
        <Space>
          <strong>
            脱幅 {found.length} 个单位，其中双脱幅 {double} 个
          </strong>
          <Select
            size="small"
            aria-label="第一项"
            style={{ width: 150 }}
            value={pair[0]}
            options={options}
            onChange={(one) => setPair([one, pair[1]])}
          />
          <Select
            size="small"
            aria-label="第二项"
            style={{ width: 150 }}
            value={pair[1]}
            options={options}
            onChange={(two) => setPair([pair[0], two])}
          />
        </Space>
      }
      columns={[
        { title: '单位', dataIndex: 'name', width: 140 },
        { title: '赛区', dataIndex: 'groupName', width: 80 },
        { title: '情况', width: 90, render: (_, { word }) => (word === '双脱幅' ? '▲ 双脱幅' : '◆ 脱幅') },
        {
          title: '指标（完成率，距全年、距序时的百分点）',
          render: (_, { sides }) =>
            sides.map(({ title, completion, missing, gap }) => `${title} ${completion}%，距全年${missing}，${gap}`).join('；'),
        },
      ]}
    />
  );
}

function Blanks({ view }: { readonly view: MonthView }) {
  const found = blanks(view);
  return (
    <PlainTable<Blank>
      rowKey="unit"
      dataSource={found}
      pagination={{ pageSize: 12 }}
      empty="没有空白单位。"
      caption={
        <strong>
          空白单位 {found.length} 个{found.some(({ all }) => all) ? `，其中 ${found.filter(({ all }) => all).length} 个全部指标为零` : ''}
        </strong>
      }
      columns={[
        { title: '单位', dataIndex: 'name', width: 140 },
        { title: '为零的指标', render: (_, { titles, all }) => (all ? `▲ 全部指标（${titles.length}项）` : titles.join('、')) },
      ]}
    />
  );
}

function Growth({ view }: { readonly view: MonthView }) {
  const totalOf = (table: MonthTable) => {
    const line = table.lines.find(({ kind }) => kind === 'total');
    return line?.kind === 'total' ? line.total : null;
  };
  const before = (table: MonthTable): string => {
    const rows = view.table.rows.filter(({ target }) => target === table.target);
    const places = (rows[0]?.lastYear?.text.split('.')[1] ?? '').length;
    return rows.reduce((sum, { lastYear }) => sum + Number(lastYear?.text ?? 0), 0).toFixed(places);
  };
  return (
    <PlainTable<MonthTable>
      rowKey="target"
      dataSource={view.tables}
      caption={<strong>同比（全县）</strong>}
      columns={[
        { title: '指标', render: (_, { title, unitOfMeasure }) => `${title}（${unitOfMeasure}）` },
        { title: '累计', width: 110, align: 'right', render: (_, table) => figureText(totalOf(table)?.cumulative ?? null) },
        { title: '去年同期', width: 110, align: 'right', render: (_, table) => before(table) },
        { title: '同比', width: 130, align: 'right', render: (_, table) => growthText(totalOf(table)?.cumulative?.text, before(table)) },
      ]}
    />
  );
}

function Ends({ view }: { readonly view: MonthView }) {
  const lines = groupEnds(view, ENDS).flatMap(({ groupName, first, last }) => [
    ...first.map((own) => ({ ...own, groupName, end: '前' })),
    ...last.map((own) => ({ ...own, groupName, end: '后' })),
  ]);
  return (
    <PlainTable<Placed & { readonly groupName: string; readonly end: string }>
      rowKey="unit"
      dataSource={lines}
      pagination={{ pageSize: 14 }}
      empty="还没有综合得分。"
      caption={
        <strong>
          各赛区前{ENDS}名、后{ENDS}名
        </strong>
      }
      columns={[
        { title: '赛区', dataIndex: 'groupName', width: 80 },
        { title: '', width: 84, render: (_, { end }) => (end === '前' ? '● 前列' : '▲ 后列') },
        { title: '名次', dataIndex: 'rank', width: 52, align: 'right' },
        { title: '单位', dataIndex: 'name', width: 140 },
        { title: '得分', dataIndex: 'total', width: 70, align: 'right' },
        { title: '主要原因', render: (_, { reasons }) => reasons.join('；') || '各项持平' },
      ]}
    />
  );
}

export function MonthPoints({ view }: { readonly view: MonthView }) {
  return (
    <div className="targets-body targets-points" data-testid="month-points">
      <Shortfalls view={view} />
      <Ends view={view} />
      <Blanks view={view} />
      <Growth view={view} />
    </div>
  );
}
