/** Names of units that the roster does not hold: for each a person says which unit it is, once for all its rows; it becomes that unit's alias (别名). */
import { Flex, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import type { ImportSummary } from '../../../shared/contract/import';
import { unitsInOrder } from '../../../shared/county/unit-list';
import { NOTHING_NOW } from '../../../shared/imports/said';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { useLedger } from '../../data/use-ledger';
import { ImportNotice } from './ImportNotice';
import type { AnswerGiven } from './ImportQuestions';

type Props = { readonly summary: ImportSummary; readonly onAnswer: (given: AnswerGiven) => void };

/** 引进单位 12行、责任单位 5行. */
function rowsText(rows: number, duties: number): string {
  return [...(rows > 0 ? [`引进单位 ${rows} 行`] : []), ...(duties > 0 ? [`责任单位 ${duties} 行`] : [])].join('、');
}

function Names({ summary, onAnswer, onClose }: Props & { readonly onClose: () => void }) {
  const units = useLedger(unitsInOrder);
  const [said, setSaid] = useState<ReadonlyMap<string, RecordId | null>>(
    () => new Map(summary.unknownUnits.map(({ name, unit }) => [name, unit])),
  );

  function keep(): void {
    const named = [...said].map(([name, unit]) => ({ name, unit }));
    onAnswer({ answers: [], matches: [], said: { ...NOTHING_NOW, units: named } });
    onClose();
  }

  return (
    <Modal open width={640} title="这些名称是哪个单位" okText="记下" cancelText="不改" onOk={keep} onCancel={onClose}>
      <Typography.Paragraph type="secondary">
        对应上的名称随本次导入登记为该单位的别名，下次不再问。不是本县单位的不用选：写作引进单位的行按“未写明单位的归到”所选的单位归集，写作责任单位的照原文登记。
      </Typography.Paragraph>
      <div className="import-missing">
        {summary.unknownUnits.map(({ name, rows, duties }) => (
          <Flex key={name} gap={8} align="center" data-testid="unknown-unit">
            <span className="import-missing-name" title={name}>
              {name}（{rowsText(rows, duties)}）
            </span>
            <Select
              size="small"
              allowClear
              className="import-unit"
              aria-label={`${name}：是哪个单位`}
              placeholder="选择单位"
              showSearch={{ optionFilterProp: 'label' }}
              value={said.get(name) ?? null}
              onChange={(unit: string | null | undefined) =>
                setSaid((before) => new Map(before).set(name, unit == null ? null : recordId(unit)))
              }
              options={units.map(({ id, name: label }) => ({ value: id, label: label ?? id }))}
            />
          </Flex>
        ))}
      </div>
    </Modal>
  );
}

export function ImportUnits({ summary, onAnswer }: Props) {
  const [open, setOpen] = useState(false);
  const { unknownUnits } = summary;
  if (unknownUnits.length === 0) return null;
  const waiting = unknownUnits.filter(({ unit }) => unit === null);
  const rows = waiting.reduce((sum, one) => sum + one.rows, 0);
  const duties = waiting.reduce((sum, one) => sum + one.duties, 0);
  const says =
    waiting.length === 0
      ? `单位名册里没有的 ${unknownUnits.length} 个名称都对应上了`
      : `单位名册里没有 ${waiting.length} 个名称（${rowsText(rows, duties)}）`;
  return (
    <>
      <ImportNotice
        text={says}
        names={waiting.map(({ name }) => name)}
        action="对应单位"
        testId="unknown-units"
        onOpen={() => setOpen(true)}
      />
      {open && <Names summary={summary} onAnswer={onAnswer} onClose={() => setOpen(false)} />}
    </>
  );
}
