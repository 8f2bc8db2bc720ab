/** 通报要点: 脱幅 and 双脱幅 of a pair of indicators (S-56), 空白单位 (S-57), 同比 (S-58), the first and the last three with reasons (S-81). */
import { Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { blanks, groupEnds, shortfalls } from '../../../shared/month/flags';
import type { Blank, Placed, Shortfall } from '../../../shared/month/flags';
import type { MonthView } from '../../../shared/month/month-view';
import { countyGrowth, ENDS, shortfallWords, usualPair } from '../../../shared/month/points-table';
import type { CountyGrowth, PointsPair } from '../../../shared/month/points-table';
import { periodText } from '../../../shared/month/words';
import { useStatus } from '../../data/status';
import { PlainTable } from '../../ui/PlainTable';
import { SheetButtons } from './SheetButtons';

type PairProps = { readonly view: MonthView; readonly pair: PointsPair; readonly setPair: (pair: PointsPair) => void };

function Shortfalls({ view, pair, setPair }: PairProps) {
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
          render: (_, own) => shortfallWords(own),
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
  return (
    <PlainTable<CountyGrowth>
      rowKey="target"
      dataSource={countyGrowth(view)}
      caption={<strong>同比（全县）</strong>}
      columns={[
        { title: '指标', dataIndex: 'title' },
        { title: '累计', width: 110, align: 'right', dataIndex: 'now' },
        { title: '去年同期', width: 110, align: 'right', dataIndex: 'before' },
        { title: '同比', width: 130, align: 'right', dataIndex: 'growth' },
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

export function MonthPoints({ view, period }: { readonly view: MonthView; readonly period: string }) {
  const { county } = useStatus();
  const [chosen, setChosen] = useState<PointsPair | null>(null);
  const pair = chosen ?? usualPair(view);
  const [one, other] = pair;
  const asked = useMemo<PointsPair>(() => [one, other], [one, other]);
  return (
    <div className="targets-body targets-points" data-testid="month-points">
      <div className="targets-points-out">
        <SheetButtons sheet="points" title={`${county}${periodText(period)}招商引资通报要点`} rows={null} period={period} pair={asked} />
      </div>
      <Shortfalls view={view} pair={pair} setPair={setChosen} />
      <Ends view={view} />
      <Blanks view={view} />
      <Growth view={view} />
    </div>
  );
}
