/** PDF and Excel of one of the sheets made in main from the same ledger. */
import { Button, Space } from 'antd';
import { useState } from 'react';
import type { ViewRequest } from '../../../shared/contract/paper';
import type { RecordId } from '../../../shared/model/ids';
import { saveOut } from '../../data/output';
import { useFrame } from '../../ui/frame-context';

type Props = {
  readonly sheet: ViewRequest['view'];
  readonly title: string;
  readonly rows: readonly RecordId[] | null;
  readonly period: string;
};

export function SheetButtons({ sheet, title, rows, period }: Props) {
  const frame = useFrame();
  const [busy, setBusy] = useState(false);

  async function save(format: 'pdf' | 'xlsx'): Promise<void> {
    setBusy(true);
    const view: ViewRequest = { view: sheet, title, rows: rows === null ? null : [...rows], columns: null, moneyUnit: '万元', period };
    await saveOut({ paper: 'view', view }, format, frame);
    setBusy(false);
  }

  return (
    <Space.Compact>
      <Button size="small" loading={busy} onClick={() => void save('pdf')} data-testid={`sheet-${sheet}-pdf`}>
        打印表（PDF）
      </Button>
      <Button size="small" disabled={busy} onClick={() => void save('xlsx')} data-testid={`sheet-${sheet}-xlsx`}>
        导出Excel
      </Button>
    </Space.Compact>
  );
}
