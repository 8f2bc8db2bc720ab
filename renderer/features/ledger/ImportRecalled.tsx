/** 沿用上次的回答: what the same sender's last file taught and is not asked again; each can be taken back. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ImportSummary } from '../../../shared/contract/import';
import { ImportNotice } from './ImportNotice';

type Props = { readonly summary: ImportSummary; readonly onRevoke: (keys: readonly string[]) => void };

export function Recalled({ summary: { recalled }, onRevoke }: Props) {
  const [open, setOpen] = useState(false);
  if (recalled === null) return null;
  const { file, asOf, items } = recalled;
  return (
    <>
      <ImportNotice
        text={`沿用上次导入《${file}》${asOf === null ? '' : `（截至${asOf}）`}时的 ${items.length} 条回答`}
        action="查看或改答"
        testId="recalled-open"
        onOpen={() => setOpen(true)}
      />
      <Modal
        open={open}
        title="沿用上次的回答"
        onCancel={() => setOpen(false)}
        footer={[
          <Button
            key="none"
            onClick={() => {
              setOpen(false);
              onRevoke(items.map(({ key }) => key));
            }}
          >
            都不沿用
          </Button>,
          <Button key="close" type="primary" onClick={() => setOpen(false)}>
            关闭
          </Button>,
        ]}
      >
        {items.map(({ key, text }) => (
          <div key={key} className="import-recalled" data-testid="recalled-item">
            <span>{text}</span>
            <Button size="small" onClick={() => onRevoke([key])}>
              不再沿用
            </Button>
          </div>
        ))}
      </Modal>
    </>
  );
}
