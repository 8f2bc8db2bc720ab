/** 签订情况: for each unit with targets this year, and each person they were broken down to, how far the 责任书 has come. Derived from the register's steps. */
import { Button } from 'antd';
import { useMemo } from 'react';
import type { IsoDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import { useLedger } from '../../data/use-ledger';
import { StatusMark } from '../../ui/Notices';
import { PlainTable } from '../../ui/PlainTable';
import { signingByUnit } from '../../../shared/papers/letter-records';
import type { SigningRow } from '../../../shared/papers/letter-records';

type Props = {
  readonly year: number;
  readonly today: IsoDay;
  readonly canEdit: boolean;
  readonly onOpen: (letter: RecordId) => void;
  readonly onSign: (letter: RecordId) => void;
};

export function SigningTable({ year, today, canEdit, onOpen, onSign }: Props) {
  const ledger = useLedger((current) => current);
  const rows = useMemo(() => signingByUnit(ledger, year, today), [ledger, year, today]);
  const units = rows.filter(({ within }) => within === null);
  const people = rows.filter(({ within }) => within !== null);
  const act = { canEdit, onOpen, onSign };
  return (
    <div className="papers-signing" data-testid="signing">
      <p>{counts(`${year}年度目标责任书`, '家', units)}</p>
      {people.length > 0 && <p>{counts(`${year}年度个人目标责任书`, '人', people)}</p>}
      <div className="papers-scroll" tabIndex={0}>
        <SigningRows head={people.length > 0 ? '责任单位、责任人' : '责任单位'} rows={rows} empty="本年度还没有下达任务" {...act} />
      </div>
    </div>
  );
}

/** 2026年度目标责任书：应签12家，已拟…. */
function counts(what: string, measure: string, rows: readonly SigningRow[]): string {
  const count = (test: (row: SigningRow) => boolean): string => `${rows.filter(test).length}${measure}`;
  return `${what}：应签${rows.length}${measure}，已拟${count(({ open }) => open !== null)}，已打印${count(({ printed }) => printed !== null)}，已签订${count(({ signed }) => signed !== null)}，扫描件已存${count(({ signed }) => signed?.scan !== undefined)}。`;
}

type RowsProps = Pick<Props, 'canEdit' | 'onOpen' | 'onSign'> & {
  readonly head: string;
  readonly rows: readonly SigningRow[];
  readonly empty: string;
};

function SigningRows({ head, rows, empty, canEdit, onOpen, onSign }: RowsProps) {
  return (
    <PlainTable<SigningRow>
      className="papers-table"
      rowKey="id"
      dataSource={rows}
      empty={empty}
      columns={[
        { title: head, width: 170, render: (_, { name, within }) => (within === null ? <strong>{name}</strong> : <span>　{name}</span>) },
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
  );
}
