/** 往来记录: every package sent, received or refused by this machine; what was kept apart can be opened again. */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Trade } from '../../../shared/contract/exchange';
import type { FileToken } from '../../../shared/contract/files';
import { call } from '../../bridge';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';
import { clockWords, monthWords } from './words';

type Props = {
  readonly onOpen: (file: FileToken) => void;
  /** 退回修改 of a 上报 that was received; absent at a unit. */
  readonly onSendBack?: (trade: Trade) => void;
};

const MARKS: Readonly<Record<Trade['direction'], string>> = { 发出: '→ 发出', 收到: '← 收到', 拒收: '▲ 拒收' };

export function TradeList({ onOpen, onSendBack }: Props) {
  const frame = useFrame();
  const [trades, setTrades] = useState<readonly Trade[]>([]);

  useEffect(() => {
    void call('exchange:log', {}).then((answer) => {
      if (answer.ok) setTrades(answer.value.trades);
      else frame.showFailure(answer);
    });
  }, [frame]);

  return (
    <PlainTable
      caption="往来记录（本机）"
      rowKey={(trade, index) => `${trade.at}/${trade.file}/${index}`}
      dataSource={trades}
      pagination={{ pageSize: 12 }}
      empty="还没有发出或收到过数据包。"
      columns={[
        { title: '时间', width: 140, render: (_, trade) => clockWords(trade.at) },
        { title: '方向', width: 76, render: (_, trade) => MARKS[trade.direction] },
        { title: '类别', dataIndex: 'kind', width: 60 },
        { title: '对方', dataIndex: 'officeName', width: 130 },
        { title: '期间', width: 96, render: (_, trade) => monthWords(trade.period) },
        { title: '序号', width: 72, render: (_, { number }) => (number === null ? '' : `第${number}号`) },
        { title: '经办人', dataIndex: 'person', width: 80 },
        { title: '情况', dataIndex: 'note' },
        {
          title: '',
          width: 104,
          render: (_, trade) => (
            <>
              {trade.kept !== null && (
                <Button size="small" data-testid="open-kept" onClick={() => trade.kept !== null && onOpen(trade.kept)}>
                  再次打开
                </Button>
              )}
              {onSendBack !== undefined && trade.direction === '收到' && trade.kind === '上报' && (
                <Button size="small" data-testid="send-back-trade" onClick={() => onSendBack(trade)}>
                  退回修改
                </Button>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
