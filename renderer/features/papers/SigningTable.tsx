/** 签订情况: for each unit with targets this year, how far its 责任书 has come. Derived from the register's steps. */
import { Button } from 'antd';
import { useMemo } from 'react';
import type { RecordId } from '../../../shared/model/ids';
import { useLedger } from '../../data/use-ledger';
import { StatusMark } from '../../ui/Notices';
import { PlainTable } from '../../ui/PlainTable';
import { signingRows } from '../../../shared/papers/letter-records';
import type { SigningRow } from '../../../shared/papers/letter-records';

type Props = {
  readonly year: number;
  readonly canEdit: boolean;
  readonly onOpen: (letter: RecordId) => void;
  readonly onSign: (letter: RecordId) => void;
};

export function SigningTable({ year, canEdit, onOpen, onSign }: Props) {
  const ledger = useLedger((current) => current);
  const rows = useMemo(() => signingRows(ledger, year), [ledger, year]);
  const count = (test: (row: SigningRow) => boolean): number => rows.filter(test).length;
  return (
    <div className="papers-signing" data-testid="signing">
      <p>
        {year}年度目标责任书：应签{rows.length}家，已拟{count(({ open }) => open !== null)}家，已打印
        {count(({ printed }) => printed !== null)}家，已签订{count(({ signed }) => signed !== null)}家，扫描件已存
        {count(({ signed }) => signed?.scan !== undefined)}家。
      </p>
      <div className="papers-scroll" tabIndex={0}>
        <PlainTable<SigningRow>
          className="papers-table"
          rowKey="id"
          dataSource={rows}
          empty="本年度还没有下达任务"
          columns={[
            { title: '责任单位', dataIndex: 'name', width: 130 },
            { title: '编号', width: 170, render: (_, { open }) => open?.letter.number ?? '' },
            {
              title: '签订情况',
              width: 100,
              render: (_, { open, signed }) =>
                signed !== null ? (
                  <StatusMark tone="green" word="已签订" />
                ) : (
                  <StatusMark tone="plain" word={open === null ? '未拟稿' : '未签订'} />
                ),
            },
            { title: '打印日期', width: 100, render: (_, { printed }) => printed?.on ?? '' },
            { title: '签订日期', width: 100, render: (_, { signed }) => signed?.on ?? '' },
            { title: '签字人', ellipsis: true, render: (_, { signed }) => signed?.by ?? '' },
            { title: '份数', width: 56, align: 'right', render: (_, { signed }) => signed?.copies ?? '' },
            { title: '扫描件', width: 70, render: (_, { signed }) => (signed?.scan === undefined ? '' : '已存') },
            { title: '存放处', width: 170, ellipsis: true, render: (_, { signed }) => signed?.filedAt ?? '' },
            {
              title: '',
              width: 150,
              render: (_, { open, signed }) =>
                open === null ? null : (
                  <>
                    <Button size="small" type="link" onClick={() => onOpen(open.letter.id)}>
                      打开
                    </Button>
                    {canEdit && signed === null && (
                      <Button size="small" type="link" data-testid="sign-row" onClick={() => onSign(open.letter.id)}>
                        登记签订
                      </Button>
                    )}
                  </>
                ),
            },
          ]}
        />
      </div>
    </div>
  );
}
