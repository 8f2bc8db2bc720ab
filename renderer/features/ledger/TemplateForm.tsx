/** 下发填报表: the projects of one unit as a workbook to fill in, for an office that does not have the program. */
import { Button, Select, Space, Typography } from 'antd';
import { useState } from 'react';
import { listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { call } from '../../bridge';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';

/** @param own the unit of this office, or null in the county office: then the unit is chosen */
export function TemplateForm({ own }: { readonly own: string | null }) {
  const frame = useFrame();
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));
  const [unit, setUnit] = useState<RecordId | null>(own === null ? null : recordId(own));
  const [busy, setBusy] = useState(false);

  async function write(): Promise<void> {
    if (unit === null) return;
    setBusy(true);
    const answer = await call('paper:template', { unit });
    setBusy(false);
    if (!answer.ok) return frame.showFailure(answer);
    if (answer.value !== null) frame.tell(`已保存 ${answer.value.name}`);
  }

  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Typography.Paragraph>
        把一个单位的项目导出成填报表，发给没有安装本程序的单位填写。栏目和序号已锁定，阶段从列表里选；新增项目填在末尾空行。收回后用“导入台账”导入，只列出对方改过的内容。
      </Typography.Paragraph>
      <Select
        aria-label="填报单位"
        data-testid="template-unit"
        style={{ width: 260 }}
        placeholder="选择单位"
        showSearch={{ optionFilterProp: 'label' }}
        disabled={own !== null}
        value={unit}
        onChange={(value: string) => setUnit(recordId(value))}
        options={units.map(({ id, name }) => ({ value: id, label: name ?? id }))}
      />
      <Button type="primary" loading={busy} disabled={unit === null} data-testid="template-save" onClick={() => void write()}>
        导出填报表
      </Button>
    </Space>
  );
}
